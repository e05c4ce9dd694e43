package githubfake

// Permission is the name of a permission of a token.
type Permission string

// The permissions that this package checks.
const (
	Checks       Permission = "checks"
	Contents     Permission = "contents"
	Deployments  Permission = "deployments"
	Issues       Permission = "issues"
	PullRequests Permission = "pull-requests"
	// Members is the permission of an app to read the members of teams. A workflow
	// cannot ask for it.
	Members Permission = "members"
)

// Level is how much a permission allows.
type Level int

// The levels, lowest first.
const (
	None Level = iota
	Read
	Write
)

// Token describes a token: who writes with it, and what it permits.
type Token struct {
	// Login is the author of what is written with the token.
	Login string
	// App is the short name of the app that the token belongs to. It is empty for a
	// person's token.
	App string
	// May has the level of each permission of the token. The token has no permission
	// that is missing here.
	May map[Permission]Level
}

// Actions returns the token of a workflow that asks for all permissions.
func Actions() Token {
	return Token{Login: "github-actions[bot]", App: "github-actions", May: everything()}
}

// Person returns the token of a person with all permissions.
func Person(login string) Token {
	return Token{Login: login, May: everything()}.But(Members, Read)
}

// But returns a copy of the token with one permission changed.
func (t Token) But(permission Permission, level Level) Token {
	may := map[Permission]Level{}
	for name, had := range t.May {
		may[name] = had
	}
	may[permission] = level
	t.May = may
	return t
}

func everything() map[Permission]Level {
	return map[Permission]Level{Checks: Write, Contents: Write, Deployments: Write, Issues: Write, PullRequests: Write}
}

// AddToken adds a token, or replaces the one with the same secret.
func (s *Server) AddToken(secret string, token Token) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.world.tokens[secret] = token
}
