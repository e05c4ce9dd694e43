package history_test

import (
	"bufio"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/DEFRA/dgcheck/internal/history"
)

const maxFile = 100

// store is a fake git that keeps objects in memory. It counts the processes that were
// started and the requests to them.
type store struct {
	objects map[string]object
	root    string
	refuse  map[string]string // what it refuses, and with which message
	started int
	asked   int
	// answer, if not nil, returns the answers instead, so that tests can return invalid
	// ones.
	answer func(line string) string
	mu     sync.Mutex
}

type object struct{ sort, content string }

func (s *store) put(sort, content string) string {
	sum := sha1.Sum([]byte(sort + content))
	id := hex.EncodeToString(sum[:])
	s.objects[id] = object{sort, content}
	return id
}

// line returns one entry of a tree object in git's format.
func line(mode, name, id string) string {
	raw, _ := hex.DecodeString(id)
	return mode + " " + name + "\x00" + string(raw)
}

// folder stores a folder, given as contents by path. A content that begins with `-> `
// makes a link, and `submodule` makes a submodule.
func (s *store) folder(files map[string]string) string {
	below, here := map[string]map[string]string{}, map[string]string{}
	for name, content := range files {
		if first, rest, deeper := strings.Cut(name, "/"); deeper {
			if below[first] == nil {
				below[first] = map[string]string{}
			}
			below[first][rest] = content
			continue
		}
		here[name] = content
	}
	var tree string
	for name, content := range here {
		target, isLink := strings.CutPrefix(content, "-> ")
		switch {
		case isLink:
			tree += line("120000", name, s.put("blob", target))
		case content == "submodule":
			tree += line("160000", name, strings.Repeat("12", 20))
		default:
			tree += line("100644", name, s.put("blob", content))
		}
	}
	for name, files := range below {
		tree += line("40000", name, s.folder(files))
	}
	return s.put("tree", tree)
}

func newStore(files map[string]string) *store {
	s := &store{objects: map[string]object{}, refuse: map[string]string{}}
	s.root = s.folder(files)
	return s
}

func (s *store) Say(args ...string) (string, error) {
	said := strings.Join(args, " ")
	if why, no := s.refuse[said]; no {
		return "", &history.Refused{Said: why}
	}
	switch {
	case strings.HasSuffix(said, "^{commit}"):
		return strings.Repeat("ab", 20) + "\n", nil
	case strings.HasSuffix(said, "^{tree}"):
		return s.root + "\n", nil
	}
	return "false\n", nil
}

func (s *store) Stream(read func(*bufio.Reader) error, args ...string) error {
	said, err := s.Say(args...)
	if err != nil {
		return err
	}
	return read(bufio.NewReader(strings.NewReader(said)))
}

func (s *store) Talk(args ...string) (history.Talk, error) {
	s.started++
	return &talk{s, args[1] == "--batch"}, nil
}

type talk struct {
	*store
	whole bool
}

func (t *talk) Ask(id string, read func(*bufio.Reader) error) error {
	t.mu.Lock()
	t.asked++
	t.mu.Unlock()
	if t.answer != nil {
		return read(bufio.NewReader(strings.NewReader(t.answer(id))))
	}
	o, ok := t.objects[id]
	text := id + " missing\n"
	if ok {
		text = fmt.Sprintf("%s %s %d\n", id, o.sort, len(o.content))
	}
	if ok && t.whole {
		text += o.content + "\n"
	}
	return read(bufio.NewReader(strings.NewReader(text)))
}

func (t *talk) Close() {}

func open(t *testing.T, s *store, folder string) *history.Folder {
	t.Helper()
	repository, err := history.Open(s, history.Ref{Name: "main"}, maxFile)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(repository.Close)
	found, err := repository.Folder(folder)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestAFolderIsAFileSystem(t *testing.T) {
	s := newStore(map[string]string{"g/delivery-group/a.yaml": "a: 1", "g/delivery-group/b.csv": "", "g/x": "y", "z": "z"})
	if err := fstest.TestFS(open(t, s, "g"), "delivery-group/a.yaml", "delivery-group/b.csv", "x"); err != nil {
		t.Error(err)
	}
	if s.started != 2 {
		t.Errorf("%d processes were started, want 2", s.started)
	}
}

func TestLinksAreFollowedWithinTheFolderAlone(t *testing.T) {
	s := newStore(map[string]string{
		"secret":          "secret",
		"g/real/file":     "text",
		"g/link":          "-> real/file",
		"g/up":            "-> real/../real/./file",
		"g/folder":        "-> real",
		"g/out":           "-> ../secret",
		"g/over":          "-> real/../../g/real/file",
		"g/root":          "-> /etc/passwd",
		"g/loop":          "-> loop",
		"g/nothing":       "-> nowhere",
		"g/through":       "-> real/file/more",
		"g/long":          "-> " + strings.Repeat("x", 5000),
		"g/empty":         "-> ",
		"g/newline\nlink": "-> real\nfile",
	})
	g := open(t, s, "g")
	for name, want := range map[string]string{"link": "text", "up": "text", "folder/file": "text"} {
		if got, err := fs.ReadFile(g, name); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for _, name := range []string{"out", "over", "root", "loop", "nothing", "through", "empty", "newline\nlink", "../secret", "/g", "real/file/more"} {
		if got, err := fs.ReadFile(g, name); err == nil {
			t.Errorf("%s gives %q", name, got)
		}
	}
	info, err := g.Lstat("out")
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("Lstat follows: %v, %v", info, err)
	}
	if g.Failed() != nil {
		t.Errorf("a link that leads nowhere is no failure of git: %v", g.Failed())
	}
	if _, err := g.Stat("long"); err == nil || g.Failed() == nil {
		t.Error("a link of 5000 characters is followed")
	}
}

func TestALargeFileIsKnownToBeLargeBeforeItIsRead(t *testing.T) {
	s := newStore(map[string]string{"large": strings.Repeat("x", maxFile+1), "full": strings.Repeat("x", maxFile)})
	root := open(t, s, ".")
	info, err := fs.Stat(root, "large")
	if err != nil || info.Size() != maxFile+1 {
		t.Errorf("%v, %v", info, err)
	}
	if _, err := root.Open("large"); err == nil {
		t.Error("it was read")
	}
	if _, err := fs.ReadFile(root, "full"); err != nil {
		t.Error(err)
	}
}

func TestASubmoduleIsAnotherRepository(t *testing.T) {
	s := newStore(map[string]string{"sub": "submodule", "g/delivery-group": "submodule"})
	repository, err := history.Open(s, history.Ref{Name: "main"}, maxFile)
	if err != nil {
		t.Fatal(err)
	}
	var problem *history.Problem
	if _, err := repository.Folder("sub/below"); !errors.As(err, &problem) {
		t.Errorf("its folder: %v", err)
	}
	g := open(t, s, "g")
	if _, err := g.ReadDir("delivery-group"); err == nil || !errors.As(g.Failed(), &problem) {
		t.Errorf("its listing: %v", g.Failed())
	}
	for _, name := range []string{"nowhere", "g/delivery-group.yaml"} {
		if _, err := repository.Folder(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := repository.Folder("../x"); err == nil {
		t.Error("a folder outside was found")
	}
}

func TestWhatGitLacksIsNoFileThatIsMissing(t *testing.T) {
	s := newStore(map[string]string{"a": "a", "b": "b"})
	for id, o := range s.objects {
		if o.content == "a" {
			delete(s.objects, id)
		}
	}
	root := open(t, s, ".")
	if _, err := fs.ReadFile(root, "a"); err == nil || errors.Is(err, fs.ErrNotExist) || root.Failed() == nil {
		t.Errorf("%v, %v", err, root.Failed())
	}
	if _, err := fs.ReadFile(root, "b"); err != nil {
		t.Errorf("what is there is not read either: %v", err)
	}
}

func TestNonsenseEndsTheConversation(t *testing.T) {
	id := strings.Repeat("0", 40)
	for name, answer := range map[string]string{
		"nothing": "", "no end": "x", "empty": "\n", "another": id + " tree 3\nabc\n", "words": "a b c d\n",
		"endless": strings.Repeat("x", 10_000),
	} {
		s := newStore(map[string]string{"a": "a"})
		s.answer = func(string) string { return answer }
		root := open(t, s, ".")
		if _, err := root.ReadDir("."); err == nil || root.Failed() == nil {
			t.Errorf("%s: it is believed", name)
		}
		if _, err := root.ReadDir("."); err == nil || s.asked != 1 {
			t.Errorf("%s: git is asked %d times", name, s.asked)
		}
	}
	for _, size := range []string{"-1", "x", "99999999999999999999", "999999999999"} {
		s := newStore(nil)
		s.answer = func(id string) string { return id + " tree " + size + "\n" }
		if _, err := open(t, s, ".").ReadDir("."); err == nil {
			t.Errorf("a folder of %s bytes is read", size)
		}
	}
}

func TestATreeThatIsNoneIsRefused(t *testing.T) {
	for name, content := range map[string]string{"cut": "100644 a\x00123", "no name": "100644", "no mode": "a\x00" + strings.Repeat("x", 20)} {
		s := newStore(nil)
		s.root = s.put("tree", content)
		if _, err := open(t, s, ".").ReadDir("."); err == nil {
			t.Errorf("%s: it is read", name)
		}
	}
}

func TestNamesThatNoFolderCanHoldAreLeftOut(t *testing.T) {
	s := newStore(nil)
	blob := s.put("blob", "x")
	var tree string
	for _, name := range []string{"", ".", "..", "a/b", "../c", "fine"} {
		tree += line("100644", name, blob)
	}
	s.root = s.put("tree", tree+line("100777", "odd", blob))
	entries, err := open(t, s, ".").ReadDir(".")
	if err != nil || len(entries) != 2 || entries[0].Name() != "fine" || entries[1].Type() != fs.ModeIrregular {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestWhyACommitIsNotFound(t *testing.T) {
	ask, shallow := "rev-parse --verify --end-of-options main^{commit}", "rev-parse --is-shallow-repository"
	s := newStore(nil)
	s.refuse[ask] = "fatal: Needed a single revision"
	_, err := history.Open(s, history.Ref{Name: "main"}, maxFile)
	if err == nil || !strings.HasPrefix(err.Error(), "there is no such commit in this clone") {
		t.Error(err)
	}
	s.refuse[shallow] = "fatal: not a git repository: '/home/x'"
	_, err = history.Open(s, history.Ref{Name: "main"}, maxFile)
	var refused *history.Refused
	if !errors.As(err, &refused) || strings.Contains(err.Error(), "/home") || refused.Said == "" {
		t.Error(err)
	}
}

func TestFoldersAboveManyGroupsAreReadOnce(t *testing.T) {
	files := map[string]string{}
	for i := range 200 {
		files[fmt.Sprintf("groups/g%d/delivery-group.yaml", i)] = "dgcheck: 1"
	}
	s := newStore(files)
	repository, err := history.Open(s, history.Ref{Name: "main"}, maxFile)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for i := range 200 {
		group.Go(func() {
			folder, err := repository.Folder(fmt.Sprintf("groups/g%d", i))
			if err == nil {
				_, err = fs.ReadFile(folder, "delivery-group.yaml")
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if s.started != 2 || s.asked > 200*4+20 {
		t.Errorf("%d processes, %d questions", s.started, s.asked)
	}
	repository.Close()
	if _, err := repository.Folder("."); err != nil {
		t.Error(err)
	}
	if _, err := repository.Folder("groups/g1/delivery-group"); err == nil {
		t.Error("what is closed is read")
	}
}

// FuzzTree reads random bytes as a folder. The result must be an error, or entries with
// valid names.
func FuzzTree(f *testing.F) {
	f.Add([]byte("100644 a\x0001234567890123456789"))
	f.Add([]byte("40000 a\x0001234567890123456789120000 b\x0001234567890123456789"))
	f.Add([]byte("100644 \x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		s := newStore(nil)
		s.root = s.put("tree", string(content))
		repository, err := history.Open(s, history.Ref{Name: "main"}, maxFile)
		if err != nil {
			t.Fatal(err)
		}
		folder, err := repository.Folder(".")
		if err != nil {
			t.Fatal(err)
		}
		entries, err := folder.ReadDir(".")
		if err != nil {
			return
		}
		for i, entry := range entries {
			if !fs.ValidPath(entry.Name()) || i > 0 && entries[i-1].Name() > entry.Name() {
				t.Errorf("%q is listed", entry.Name())
			}
			if _, err := folder.Lstat(entry.Name()); err != nil && folder.Failed() == nil {
				t.Errorf("%q is listed but not there: %v", entry.Name(), err)
			}
		}
	})
}
