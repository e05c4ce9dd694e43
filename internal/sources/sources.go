package sources

import (
	"cmp"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// The states of a passage. NotSeen means that the snapshot does not have its page.
const (
	Stands  = "stands"
	Moved   = "moved"
	Changed = "changed"
	Gone    = "gone"
	NotSeen = "not looked at"
)

// Finding is the state of a passage in a snapshot.
type Finding struct {
	Clause  string
	Passage rule.Passage
	// State is Stands, Moved, Changed, Gone or NotSeen. File is the file of the
	// snapshot that has the passage, or should have it. It is empty for NotSeen.
	State, File string
	// Section is the new section of a passage that has moved, or "" if it is not known.
	Section string
}

// Snapshot is a set of pages, by the paths of their files.
type Snapshot map[string]*Page

// MostBytes is the largest size of a file that is read as a page.
const MostBytes = 2 << 20

// ReadFolder reads the pages in a folder: .html, .htm, .md, .txt, and names without an
// ending. It skips hidden folders, links and files that are too large.
func ReadFolder(folder fs.FS) (Snapshot, error) {
	snapshot := Snapshot{}
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			if name != "." && strings.HasPrefix(entry.Name(), ".") {
				return fs.SkipDir
			}
			return nil
		case !entry.Type().IsRegular() || !slices.Contains([]string{"", ".html", ".htm", ".md", ".markdown", ".txt"}, strings.ToLower(path.Ext(name))):
			return nil
		}
		if info, err := entry.Info(); err != nil || info.Size() > MostBytes {
			return err
		}
		content, err := fs.ReadFile(folder, name)
		if err == nil {
			snapshot[name] = Read(name, content)
		}
		return err
	})
	return snapshot, err
}

// Compare returns the state of each passage in a snapshot, in the order of the
// passages.
func Compare(passages []rule.Passage, snapshot Snapshot) []Finding {
	places := map[string]map[string][]int{}
	for name, page := range snapshot {
		places[name] = page.places(wants(passages))
	}
	files, sections := snapshot.files(passages, places), sectionsOf(passages)
	findings := make([]Finding, len(passages))
	onPage := map[string][]placed{}
	for i, passage := range passages {
		findings[i] = Finding{Clause: passage.Clause, Passage: passage, State: NotSeen, File: files[passage.Link]}
		page := snapshot[files[passage.Link]]
		if page == nil {
			continue
		}
		found := places[files[passage.Link]][passage.SHA256]
		if len(found) == 0 {
			findings[i].lost(snapshot, places)
			continue
		}
		at := nearest(found, passage.At)
		findings[i].State = Stands
		if now, moved := page.elsewhere(passage, at, sections[passage.Link]); moved {
			findings[i].State, findings[i].Section = Moved, now
			continue
		}
		onPage[passage.Link] = append(onPage[passage.Link], placed{i, passage.At, at})
	}
	for _, found := range onPage {
		for _, i := range outOfOrder(found) {
			findings[i].State = Moved
		}
	}
	return findings
}

// sectionsOf returns the recorded sections of each page, by its link.
func sectionsOf(passages []rule.Passage) map[string]map[string]bool {
	sections := map[string]map[string]bool{}
	for _, passage := range passages {
		if sections[passage.Link] == nil {
			sections[passage.Link] = map[string]bool{}
		}
		sections[passage.Link][passage.Section] = true
	}
	return sections
}

// elsewhere reports whether a passage is in another section than recorded, and returns
// that section. The passage was found on the page p at the word with the index at, and
// known has the recorded sections of that page. It returns false for plain text, which
// has no sections.
func (p *Page) elsewhere(passage rule.Passage, at int, known map[string]bool) (string, bool) {
	if len(p.headings) == 0 || passage.Section == "" || p.under(at, known) == passage.Section {
		return "", false
	}
	return p.under(at, nil), true
}

// lost sets the state of a passage that is no longer on its page. If another page has
// the passage, the state is Moved. Otherwise it is Changed if the page still has the
// passage's section, or no section was recorded, and Gone if not. places has, for each
// file, the indexes at which passages were found, by their digests.
func (f *Finding) lost(snapshot Snapshot, places map[string]map[string][]int) {
	for _, name := range slices.Sorted(maps.Keys(snapshot)) {
		if found := places[name][f.Passage.SHA256]; len(found) > 0 {
			f.State, f.File, f.Section = Moved, name, snapshot[name].under(found[0], nil)
			return
		}
	}
	f.State = Gone
	if page := snapshot[f.File]; f.Passage.Section == "" || page.has(f.Passage.Section) {
		f.State = Changed
	}
}

func nearest(places []int, to int) int {
	return slices.MinFunc(places, func(a, b int) int { return cmp.Compare(max(a-to, to-a), max(b-to, to-b)) })
}

// placed is a passage found on its page: its index, its recorded position and its
// present position.
type placed struct{ index, was, is int }

// outOfOrder returns the indexes of the passages that are not in the recorded order.
// They are the smallest set of passages without which the others are in that order.
func outOfOrder(found []placed) []int {
	slices.SortStableFunc(found, func(a, b placed) int { return cmp.Or(cmp.Compare(a.was, b.was), cmp.Compare(a.is, b.is)) })
	length, before := make([]int, len(found)), make([]int, len(found))
	last := -1
	for i := range found {
		before[i] = -1
		for j := range i {
			if found[j].is <= found[i].is && length[j] >= length[i] {
				length[i], before[i] = length[j]+1, j
			}
		}
		if last < 0 || length[i] > length[last] {
			last = i
		}
	}
	kept := map[int]bool{}
	for i := last; i >= 0; i = before[i] {
		kept[i] = true
	}
	var out []int
	for i := range found {
		if !kept[i] {
			out = append(out, found[i].index)
		}
	}
	return out
}

// files returns the name of the file that has each page, by the link of the page. It
// takes the file whose path ends like the page's address. If there is none and the
// document has only this page, it takes a file whose name begins with the code of the
// document. Otherwise it takes the file that contains the most passages of the page, at
// least half.
func (s Snapshot) files(passages []rule.Passage, places map[string]map[string][]int) map[string]string {
	byPage := map[string][]rule.Passage{}
	for _, passage := range passages {
		byPage[passage.Link] = append(byPage[passage.Link], passage)
	}
	files := map[string]string{}
	pages := map[string]int{}
	for _, on := range byPage {
		pages[on[0].Document]++
	}
	for link, on := range byPage {
		document := on[0].Document
		if pages[document] > 1 {
			document = ""
		}
		if name := s.named(link, document); name != "" {
			files[link] = name
			continue
		}
		most := 0
		for _, name := range slices.Sorted(maps.Keys(s)) {
			stand := 0
			for _, passage := range on {
				if len(places[name][passage.SHA256]) > 0 {
					stand++
				}
			}
			if stand > most && 2*stand >= len(on) {
				files[link], most = name, stand
			}
		}
	}
	return files
}

// named returns the file whose path ends like the address of a page. If several do, it
// returns the one with the most steps in common. If there is no such file and document
// is not empty, it returns the file whose name begins with document, the code of a
// document.
func (s Snapshot) named(link, document string) string {
	best, longest := "", 0
	address, err := url.Parse(link)
	if err != nil {
		return ""
	}
	want := steps(path.Join(address.Host, address.Path))
	for _, name := range slices.Sorted(maps.Keys(s)) {
		same := sameEnd(want, steps(name))
		if same > longest || same > 0 && same == longest && len(steps(name)) < len(steps(best)) {
			best, longest = name, same
		}
	}
	if best != "" || document == "" {
		return best
	}
	for _, name := range slices.Sorted(maps.Keys(s)) {
		base := path.Base(name)
		if strings.HasPrefix(base, document+"_") || strings.HasPrefix(base, document+".") {
			return name
		}
	}
	return ""
}

// steps splits a path at slashes, without the ending of a file and without a last step
// "index".
func steps(name string) []string {
	name = strings.TrimSuffix(name, "/")
	if ending := path.Ext(name); slices.Contains([]string{".html", ".htm", ".md", ".markdown", ".txt"}, strings.ToLower(ending)) {
		name = strings.TrimSuffix(name, ending)
	}
	return strings.Split(strings.TrimSuffix(name, "/index"), "/")
}

func sameEnd(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
