package githubfake

// Permission is one of the permissions of a workflow's token.
type Permission string

// The permissions that are asked for here.
const (
	Checks       Permission = "checks"
	Contents     Permission = "contents"
	Issues       Permission = "issues"
	PullRequests Permission = "pull-requests"
)

// Level is how far a permission goes.
type Level int

// The levels, lowest first.
const (
	None Level = iota
	Read
	Write
)

// Token is who writes with a token and what it may do.
type Token struct {
	// Login is the author of what is written.
	Login string
	// App is the short name of the app the token belongs to; empty for a person's.
	App string
	// May holds the permissions; one that is not there is None.
	May map[Permission]Level
}

// Actions is the token of a workflow that asks for all permissions.
func Actions() Token {
	return Token{Login: "github-actions[bot]", App: "github-actions", May: everything()}
}

// Person is the token of a person who may do everything.
func Person(login string) Token {
	return Token{Login: login, May: everything()}
}

// But is the token with one permission changed.
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
	return map[Permission]Level{Checks: Write, Contents: Write, Issues: Write, PullRequests: Write}
}

// AddToken makes a token known, or changes what is known of it.
func (s *Server) AddToken(secret string, token Token) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.world.tokens[secret] = token
}
