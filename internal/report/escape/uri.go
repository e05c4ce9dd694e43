package escape

import (
	"fmt"
	"path"
	"strings"
)

// URI is a path that is safe as a relative reference of RFC 3986: it has no
// scheme and no host, and does not lead upwards.
type URI string

// ForURI joins the parts of a path, and encodes every character that is not
// unreserved in RFC 3986, section 2.3. That includes the colon, because text
// before a leading colon would be read as a scheme.
func ForURI(parts ...string) URI {
	clean := strings.TrimPrefix(path.Join("/", path.Join(parts...)), "/")
	var b strings.Builder
	for i := range len(clean) {
		if c := clean[i]; c == '/' || unreserved(c) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return URI(b.String())
}

func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
