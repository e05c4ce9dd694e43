package declaration

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/pattern"
)

// These patterns match texts that let any reader use a service, such as a token in a
// web address. credential.go has the patterns for other credentials.
var (
	// authorization and headerValue match the value of an Authorization header of HTTP
	// (RFC 9110, 11.6.2).
	authorization = pattern.Lazy(`(?i)authorization["']?\s*[:=]\s*["']?(?:basic|bearer|token|apikey|digest|negotiate)\s+["']?\S{6,}`)
	headerValue   = pattern.Lazy(`(?i)(?:^|[^a-z])(?:basic|bearer)\s+([a-z0-9+/_.~=-]{12,})`)
	// webHook matches web addresses to which anyone who knows them can post: web hooks
	// of Microsoft Teams, Discord, Azure Logic Apps and Power Automate.
	webHook = pattern.Lazy(`(?i)(?:webhook\.office(?:365)?\.com|outlook\.office(?:365)?\.com/webhook|logic\.azure\.com(?::\d+)?/(?:workflows|triggers)|api\.powerplatform\.com(?::\d+)?/\S*workflows|discord(?:app)?\.com/api/webhooks)/[^\s/]{6,}`)
	// parameter and longCode match a parameter in a web address that gives access to
	// anyone who has the address, such as `?access_token=…`.
	parameter = pattern.Lazy(`(?i)[?&;#](?:(?:access|auth|id|refresh|private|job|session|security|bearer|sas|x-amz-security)?[_-]?token|(?:api|access|subscription|app|function|secret)[_-]?key|ocp-apim-subscription-key|(?:client[_-]?|app[_-]?)?secret|password|passwd|passphrase|pwd|auth|authkey|credentials?|jwt|sessionid|sig|signature|x-(?:amz|goog)-signature)=([^&\s"'<>]{6,})`)
	longCode  = pattern.Lazy(`(?i)[?&]code=[a-z0-9_/+=%-]{30,}`)
	// notifyKey matches a key of GOV.UK Notify: a name, then the ids of a service and
	// of a secret (https://docs.notifications.service.gov.uk).
	notifyKey = pattern.Lazy(`(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`)
	// serviceKey matches keys of GOV.UK Pay, and of mail, AI model and data services.
	serviceKey = pattern.Lazy(`api_(?:live|test)_[a-z0-9]{20,}|\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|\bsk-[A-Za-z0-9_-]*[A-Za-z0-9]{20,}|\bya29\.[A-Za-z0-9_-]{20,}|\bdapi[0-9a-f]{32}\b|\bSharedAccess(?:Key|Signature)=\S{12,}|\bhf_[A-Za-z0-9]{30,}|\bpypi-[A-Za-z0-9_-]{30,}`)
)

// accessSigns returns short pieces of text, in lower case. A text that gives access
// (see givesAccess) contains at least one of them, or a key of GOV.UK Notify. So most
// texts need no slower check.
func accessSigns() []string {
	return []string{"=", "basic", "bearer", "authorization", "webhook", "logic.azure", "powerplatform", "api_", "sg.", "sk-", "ya29.", "dapi", "hf_", "pypi-"}
}

// uuidHyphens is how many hyphens a key of GOV.UK Notify has at least.
const uuidHyphens = 9

// givesAccess reports whether a text gives access to anyone who reads it.
func givesAccess(text string) bool {
	if strings.Count(text, "-") >= uuidHyphens && notifyKey().MatchString(text) {
		return true
	}
	lower, signed := strings.ToLower(text), false
	for _, sign := range accessSigns() {
		if signed = strings.Contains(lower, sign); signed {
			break
		}
	}
	if !signed {
		return false
	}
	for _, form := range []func() *regexp.Regexp{authorization, webHook, longCode, serviceKey} {
		if form().MatchString(text) {
			return true
		}
	}
	for _, given := range parameter().FindAllStringSubmatch(text, -1) {
		if !isExample(given[1]) {
			return true
		}
	}
	for _, given := range headerValue().FindAllStringSubmatch(text, -1) {
		// Prose such as "Basic understanding-of-soil" is no credential. Encoded bytes
		// have digits, or capitals after lower-case letters.
		if digits(given[1]) > 0 || mixed(given[1]) {
			return true
		}
	}
	return false
}

// isExample reports whether a value in a web address is a stand-in for a credential,
// such as "{token}" or "example".
func isExample(value string) bool {
	return strings.HasPrefix(value, "{") || strings.HasPrefix(value, "$") || strings.HasPrefix(value, "%7B") || strings.EqualFold(value, "example") || strings.EqualFold(value, "required")
}

// mixed reports whether a capital comes anywhere after a lower-case letter.
func mixed(text string) bool {
	small := false
	for i := range len(text) {
		if text[i] >= 'A' && text[i] <= 'Z' && small {
			return true
		}
		small = small || text[i] >= 'a' && text[i] <= 'z'
	}
	return false
}

// Shown returns a path for output: "(hidden)" replaces each folder or file name that
// looks like a credential, or the whole path if only the whole looks like one.
func Shown(name string) string {
	if !looksSecret(name) {
		return name
	}
	parts := strings.Split(name, "/")
	found := false
	for i, part := range parts {
		if bare := strings.TrimSuffix(part, path.Ext(part)); looksSecret(part) || looksSecret(bare) {
			parts[i], found = hiddenName, true
		}
	}
	if !found {
		return hiddenName
	}
	return strings.Join(parts, "/")
}

// hiddenName replaces the name of a file or folder that must not be repeated.
const hiddenName = "(hidden)"

// shown returns the name under which a file is reported. If the name looks like a
// credential, it is "(hidden file 1).yaml", "(hidden file 2).yaml" and so on, with the
// file's own ending.
func (b *builder) shown(name string) string {
	if Shown(name) == name {
		return name
	}
	b.hiddenFiles++
	return path.Join(path.Dir(Shown(path.Join(path.Dir(name), "x"))), "(hidden file "+strconv.Itoa(b.hiddenFiles)+")"+path.Ext(name))
}

// secretName reports a fault if the name of the file b.files[index] is hidden. The
// argument name is the name that the file really has.
func (b *builder) secretName(index int32, name string) {
	if shown := b.files[index].Path; shown != name {
		at := Fault{Kind: Personal, Because: "The name of this file looks like a password, key or token, so it is not repeated.", Remedy: "Give the file another name. " + haveItChanged}
		at.Where.File, at.Where.Line, at.Where.Column = shown, 1, 1
		b.fault(at)
	}
}
