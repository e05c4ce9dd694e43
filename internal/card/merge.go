package card

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
)

// Key identifies the subject of a card: a group of a repository on a day, judged on
// that day or replayed. Of several cards with one key, only one is kept.
type Key struct {
	ID, Repository, AsOf string
	Replayed             bool
}

// Key returns the key of a card.
func (c *Card) Key() Key { return Key{c.ID, c.Repository, c.AsOf, c.Replayed} }

// Compare compares keys by group, repository and day. A card that is not replayed comes
// first.
func (k Key) Compare(other Key) int {
	return cmp.Or(cmp.Compare(k.ID, other.ID), cmp.Compare(k.Repository, other.Repository), cmp.Compare(k.AsOf, other.AsOf), compareBools(k.Replayed, other.Replayed))
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// Merge returns the card to keep of two cards with one key: the one of the newer
// commit. If both commits have the same time, it is the one with the smaller digest,
// with the paths of both, so that a group that is declared twice is still noticed. The
// order of the cards does not matter, nor how often each is merged.
func Merge(a, b *Card) *Card {
	switch cmp.Compare(a.CommittedAt, b.CommittedAt) {
	case 1:
		return a
	case -1:
		return b
	}
	first, second := a, b
	if x, y := a.digest(), b.digest(); bytes.Compare(x[:], y[:]) > 0 {
		first, second = b, a
	}
	kept := *first
	kept.Paths = append(slices.Clone(first.Paths), second.Paths...)
	slices.Sort(kept.Paths)
	kept.Paths = slices.Compact(kept.Paths)
	if len(kept.Paths) > mostEntries {
		kept.Paths = kept.Paths[:mostEntries]
	}
	return &kept
}

// digest returns the digest of a card without its paths, since merging changes the
// paths.
func (c *Card) digest() [sha256.Size]byte {
	plain := *c
	plain.Paths = nil
	line, err := Line(&plain)
	if err != nil { // no card that was read causes an error
		return [sha256.Size]byte{}
	}
	return sha256.Sum256(line)
}
