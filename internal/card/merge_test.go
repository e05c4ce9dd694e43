package card_test

import (
	"bytes"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/card"
)

// drawn returns a random card. There are few groups, repositories, days and commits, so
// that many cards have the same key.
func drawn(t *rapid.T) *card.Card {
	pick := func(label string, texts ...string) string { return rapid.SampledFrom(texts).Draw(t, label) }
	c := card.Of(judged(pick("id", "a", "b")), thisRun, none{})
	c.Repository = pick("repository", "", "https://github.com/DEFRA/flood", "https://github.com/DEFRA/soil")
	c.AsOf = pick("day", "2026-11-21", "2026-11-22")
	c.CommittedAt = pick("committed", "", "2026-11-19T10:00:00Z", "2026-11-20T10:00:00Z")
	c.Paths = []string{pick("path", "x", "y", "z")}
	c.Replayed = rapid.Bool().Draw(t, "replayed")
	c.Counts.Pass = rapid.IntRange(0, 2).Draw(t, "passes")
	return &c
}

// merged returns the cards in files after they were merged in order.
func merged(t *rapid.T, files ...[]byte) []byte {
	store := card.NewStore()
	for _, file := range files {
		if _, faults, _, err := store.Add(bytes.NewReader(file), bytes.NewReader(file)); err != nil || len(faults) > 0 {
			t.Fatal(faults, err)
		}
	}
	var out bytes.Buffer
	if _, err := store.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestMergingIsTheSameForAnyOrder: the result is the same for any order and number of
// files, for files given more than once, and for merging at once or one after the
// other.
func TestMergingIsTheSameForAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines [][]byte
		for range rapid.IntRange(0, 12).Draw(t, "cards") {
			text, err := card.Line(drawn(t))
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, text)
		}
		want := merged(t, bytes.Join(lines, nil))
		mixed := rapid.Permutation(append(lines, lines...)).Draw(t, "order")
		shards := make([][]byte, rapid.IntRange(1, 5).Draw(t, "shards"))
		for i, text := range mixed {
			shards[i%len(shards)] = append(shards[i%len(shards)], text...)
		}
		if got := merged(t, shards...); !bytes.Equal(got, want) {
			t.Fatalf("merged at once:\n%s\nwant:\n%s", got, want)
		}
		var so []byte
		for _, shard := range shards {
			so = merged(t, shard, so)
		}
		if !bytes.Equal(so, want) {
			t.Fatalf("merged one after the other:\n%s\nwant:\n%s", so, want)
		}
	})
}

// TestTheNewestCommitWins: of two cards, the one of the newer commit is kept. If a
// group is declared twice at one commit, both paths are kept.
func TestTheNewestCommitWins(t *testing.T) {
	of := func(at, path string, passes int) *card.Card {
		c := card.Of(judged("a"), thisRun, none{})
		c.CommittedAt, c.Paths, c.Counts.Pass = at, []string{path}, passes
		return &c
	}
	older, newer, twin := of("2026-11-19T10:00:00Z", "x", 1), of("2026-11-20T10:00:00Z", "y", 2), of("2026-11-20T10:00:00Z", "z", 2)
	for _, two := range [][2]*card.Card{{older, newer}, {newer, older}} {
		if got := card.Merge(two[0], two[1]); got.Counts.Pass != 2 {
			t.Errorf("the older card won: %+v", got)
		}
	}
	if got := card.Merge(newer, twin).Paths; len(got) != 2 {
		t.Errorf("paths of a group that is declared twice: %v", got)
	}
}

// TestShardsInAnyOrderAreTheSameBytes distributes the cards of 300 groups over 1, 7 and
// 40 files. A store that reads the files, in any order, must write the same bytes each
// time.
func TestShardsInAnyOrderAreTheSameBytes(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	var want []byte
	for _, shards := range []int{1, 7, 40} {
		files := make([]bytes.Buffer, shards)
		for i := range 300 {
			c := card.Of(judged(fmt.Sprint("group-", i)), thisRun, none{})
			if err := card.Write(&files[random.Intn(shards)], &c); err != nil {
				t.Fatal(err)
			}
		}
		random.Shuffle(shards, func(i, j int) { files[i], files[j] = files[j], files[i] })
		store := card.NewStore()
		for _, file := range files {
			if _, _, _, err := store.Add(strings.NewReader(file.String()), strings.NewReader(file.String())); err != nil {
				t.Fatal(err)
			}
		}
		var out bytes.Buffer
		if _, err := store.WriteTo(&out); err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = out.Bytes()
		}
		if !bytes.Equal(out.Bytes(), want) || bytes.Count(want, []byte("\n")) != 300 {
			t.Errorf("%d shards give other bytes", shards)
		}
	}
}
