package card

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
)

// Key identifies what a card is about: a group of a repository on a day, as it was
// judged then or when it was judged again. Of two cards with one key, one is kept.
type Key struct {
	ID, Repository, AsOf string
	Replayed             bool
}

// Key returns the key of a card.
func (c *Card) Key() Key { return Key{c.ID, c.Repository, c.AsOf, c.Replayed} }

// Compare orders keys: by group, repository, day, and as judged then first.
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

// Merge returns the card that stands for two cards with one key, in whichever order
// they are given: the one of the newest commit or, if they are of one time, the one
// with the smaller digest. The paths of two cards of one time are united, so that a
// group that is declared twice is not lost. Merging any number of cards, in any
// order and more than once, gives the same card.
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

// digest returns the digest of a card without its paths, which merging changes.
func (c *Card) digest() [sha256.Size]byte {
	plain := *c
	plain.Paths = nil
	line, err := Line(&plain)
	if err != nil { // which no card that was read causes
		return [sha256.Size]byte{}
	}
	return sha256.Sum256(line)
}
