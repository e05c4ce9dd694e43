package declaration

import (
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// The patterns of text that looks like a credential.
var (
	// secretPattern matches tokens of GitHub, GitLab, npm, cloud, payment and chat
	// services, private keys, JSON Web Tokens, signed web addresses, and passwords in
	// web addresses.
	secretPattern = pattern.Lazy(`gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{30,}` +
		`|\b(AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{30,}|AccountKey=[A-Za-z0-9+/]{20,}|[?&]sig=[A-Za-z0-9%+/]{20,}` +
		`|[rs]k_live_[A-Za-z0-9]{16,}|xox[abeprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com/services/\w+/\w+/\w+` +
		`|-----BEGIN [A-Z ]*PRIVATE KEY|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.|://[^/\s@]*:[^/\s]*@`)
	// secretGiven matches a word such as password, and the value of at least six
	// characters that is given for it.
	secretGiven = pattern.Lazy(`(?i)(?:password|passwd|secret|api[_-]?key|access[_-]?token)["']?\s*([=:])\s*["']?(\S{6,})`)
	// secretLine matches a line that gives any value for a word such as password or
	// token. Such a line is not shown, even if looksSecret finds no credential in it.
	secretLine = pattern.Lazy(`(?i)(?:password|passwd|secret|token|api[_-]?key|private[_-]?key|authorization)["']?\s*[=:]\s*\S`)
)

// hidden replaces text that must not be repeated anywhere.
const hidden = "(hidden: it looks like a credential)"

// secretSigns are short pieces of text. A text with none of them matches neither
// secretPattern nor secretGiven, unless it has a password in a web address.
var secretSigns = []string{"_", "=", "AKIA", "ASIA", "AIza", "glpat-", "xox", "eyJ", "hooks.slack", "-----", "ass", "ecret", "key", "Key", "oken", "ASS", "ECRET", "KEY", "OKEN"}

func hasSecretSign(text string) bool {
	// A web address may have a password before its host.
	return strings.Contains(text, "://") && strings.Contains(text, "@") ||
		slices.ContainsFunc(secretSigns, func(sign string) bool { return strings.Contains(text, sign) })
}

func looksSecret(text string) bool {
	if len(text) < 12 {
		return false
	}
	if givesAccess(text) {
		return true
	}
	if !hasSecretSign(text) {
		return false
	}
	if secretPattern().MatchString(text) {
		return true
	}
	for _, part := range secretGiven().FindAllStringSubmatch(text, -1) {
		// After a colon, plain words are more likely prose, such as "Secret: gardens".
		if part[1] == "=" || strings.ContainsAny(part[2], "0123456789!$%^&*#@~+=/\\|") {
			return true
		}
	}
	return false
}

// unsecret returns the text. If it looks like a credential, unsecret reports a fault
// and returns the constant hidden instead.
func (w *walker) unsecret(n yamltext.Node, text string) string {
	if !looksSecret(text) {
		return text
	}
	w.fault(Personal, n, credential, haveItChanged)
	return hidden
}

// The message and the remedy for a credential.
const (
	credential    = "This looks like a password, key or token."
	haveItChanged = "Remove it, and have it changed: whoever can read this repository, or its history, can use it."
)

// LooksSecret reports whether a text looks like a credential, which must not be
// repeated.
func LooksSecret(text string) bool { return looksSecret(text) }
