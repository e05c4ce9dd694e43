package report

import (
	"crypto/sha1" // version 5 of RFC 9562 is defined with SHA-1; it protects nothing secret
	"fmt"
	"strings"
)

// uuid is a UUID of version 5, made from a name as in section 5.5 of RFC 9562:
// the same name gives the same UUID in every run.
type uuid string

// space returns our namespace: the UUID of version 5 for our URL.
func space() [16]byte {
	urls := [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	return versionFive(sha1.Sum(append(urls[:], homepage...)))
}

// uuidOf returns the UUID for a name in parts.
func uuidOf(parts ...string) uuid {
	within := space()
	b := versionFive(sha1.Sum(append(within[:], strings.Join(parts, "\x00")...)))
	return uuid(fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:]))
}

// versionFive cuts a hash to the length of a UUID, and sets its version and
// variant.
func versionFive(sum [sha1.Size]byte) [16]byte {
	b := [16]byte(sum[:16])
	b[6], b[8] = b[6]&0x0f|0x50, b[8]&0x3f|0x80
	return b
}
