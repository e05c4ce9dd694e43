package command

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"strings"
)

// shard selects a share of the groups. The field of is how many shares there are, and
// number says which of them, counted from 1. The zero shard selects all groups.
type shard struct{ number, of uint64 }

// mostShards is the largest number of shares.
const mostShards = 100_000

// readShard reads the value of --shard, K/N: the Kth of N shares.
func readShard(text string) (shard, error) {
	if text == "" {
		return shard{}, nil
	}
	k, n, both := strings.Cut(text, "/")
	number, err := strconv.ParseUint(k, 10, 32)
	of, failed := strconv.ParseUint(n, 10, 32)
	if !both || err != nil || failed != nil || number < 1 || number > of || of > mostShards {
		return shard{}, wrongUse("--shard is K/N, the Kth of N shares, such as 1/40 for the first and 40/40 for the last, not %q", text)
	}
	return shard{number, of}, nil
}

// holds reports whether a group belongs to the share. Only the group's id decides that,
// so the group stays in its share when other groups come and go.
func (s shard) holds(id string) bool {
	if s.of == 0 {
		return true
	}
	sum := sha256.Sum256([]byte(id))
	return binary.BigEndian.Uint64(sum[:8])%s.of == s.number-1
}
