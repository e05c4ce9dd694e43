package githubfake

// Permission is one of the permissions of a workflow's token.
type Permission string

// The permissions that this package checks.
const (
	Checks       Permission = "checks"
	Contents     Permission = "contents"
	Deployments  Permission = "deployments"
	Issues       Permission = "issues"
	PullRequests Permission = "pull-requests"
	// Members is that of an app to read the members of teams. A workflow cannot ask
	// for it.
	Members Permission = "members"
)

// Level is the level of a permission.
type Level int

// The levels, lowest first.
const (
	None Level = iota
	Read
	Write
)

// Token says who writes with a token, and what it permits.
type Token struct {
	// Login is the author of what is written.
	Login string
	// App is the short name of the app that the token belongs to. It is empty
	// for a personal token.
	App string
	// May holds the permissions. A missing one is None.
	May map[Permission]Level
}

// Actions returns the token of a workflow that asks for all permissions.
func Actions() Token {
	return Token{Login: "github-actions[bot]", App: "github-actions", May: everything()}
}

// Person returns the token of a person who has every permission.
func Person(login string) Token {
	return Token{Login: login, May: everything()}.But(Members, Read)
}

// But returns the token with one permission changed.
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

// AddToken adds a token, or changes one.
func (s *Server) AddToken(secret string, token Token) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.world.tokens[secret] = token
}
