package declaration

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/source"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Load reads the declaration in a group's root. The argument fallback is the name of
// the group's folder. It becomes the id of a group that gives none.
func (s *Schema) Load(root fs.FS, fallback string) *Declaration {
	return s.LoadTracked(root, fallback, nil)
}

// LoadTracked is Load for a group in a Git repository. Outside the folder
// `delivery-group`, it reads only files that Git tracks, or a single-file declaration
// at one of its usual paths. If tracks is nil, the group is in no repository, and
// LoadTracked reads any file in the root.
func (s *Schema) LoadTracked(root fs.FS, fallback string, tracks Tracks) *Declaration {
	b := newBuilder(s, root)
	b.tracks = tracks
	b.places = discover(root)
	if b.places.unread != nil && b.folderThere() {
		b.unreadable(source.Position{File: Folder, Line: 1, Column: 1}, "The folder could not be opened, so what it holds was not read.", "Change its permissions, or put the folder itself in the place of a link.")
	}
	for _, name := range b.places.found {
		b.yaml(name)
	}
	b.misnamed()
	b.finish()
	return b.declaration(fallback)
}

// folderThere reports whether `delivery-group` exists and is not an ordinary file.
func (b *builder) folderThere() bool {
	info, err := fs.Lstat(b.root, Folder)
	return err == nil && !info.Mode().IsRegular()
}

// builder builds a declaration from its files.
type builder struct {
	places        listing
	schema        *Schema
	root          fs.FS
	tracks        Tracks
	files         []File
	pages         map[string]*page
	digests       map[string][sha256.Size]byte
	document      Value
	faults        []Fault
	written       []string
	dated         []Dated
	planned       []Dated
	references    []reference
	dangling      []Dangling
	gaps          []Gap
	stable        map[string]string
	known         map[string]map[string]bool
	origin        map[string]int32 // the file that first gave each top-level key
	none          map[string]bool  // top-level keys that have a scalar, such as `legacy: none`
	unread        []Path           // parts of the document that could not be read
	anyUnread     bool
	unlisted      int // the number of faults beyond maxFaults
	firstUnlisted source.Position
	sheets        []*sheet
	private       bool            // the group keeps its amounts private
	ranks         map[string]rank // what rankOf has returned, by label
	services      map[string]bool // the ids of services; nil until it is needed
	hiddenFiles   int             // the number of files whose names are hidden
	offset        int             // the number of entries that earlier files gave the current list
}

func newBuilder(s *Schema, root fs.FS) *builder {
	blank := s.root.blank
	blank.Members = slices.Clone(blank.Members)
	return &builder{
		schema: s, root: root, document: blank,
		pages: map[string]*page{}, digests: map[string][sha256.Size]byte{}, stable: map[string]string{}, origin: map[string]int32{}, none: map[string]bool{}, ranks: map[string]rank{},
	}
}

func (b *builder) holds(file int32, what string) { b.files[file].Holds[what]++ }

// base returns how many entries earlier files have given the list at a path. It is 0
// unless the list is at the top level, since other lists are in one file only.
func (b *builder) base(path Path) int {
	if len(path) == 1 {
		return b.offset
	}
	return 0
}

// open reads a YAML file, and returns its index in b.files and its content. It reports
// false, and a fault, if the file cannot be read.
func (b *builder) open(name string) (int32, []byte, bool) {
	shown := b.shown(name)
	b.files = append(b.files, File{Path: shown, Holds: map[string]int{}})
	index := int32(len(b.files) - 1)
	b.secretName(index, name)
	refusal := b.refuseWay(name, "")
	var content []byte
	if refusal == nil {
		content, refusal = b.read(name)
	}
	if refusal == nil {
		b.pages[shown] = newPage(content)
		refusal = inspect(content)
	}
	if refusal == nil {
		return index, content, true
	}
	b.unreadable(source.Position{File: shown, Line: refusal.Line, Column: refusal.Column}, refusal.Because, strings.TrimSuffix(refusal.Remedy, inExcel))
	return index, nil, false
}

// yaml reads one YAML file and merges it into the document.
func (b *builder) yaml(name string) {
	index, content, ok := b.open(name)
	if !ok {
		return
	}
	node, problems := yamltext.ParseFor(content, b.schema.root.unknownKeys)
	for _, problem := range problems {
		where := source.Position{File: b.files[index].Path, Line: problem.Line, Column: problem.Column}
		if !b.pages[where.File].mayShow(problem.Line) {
			problem.Because, problem.Remedy = "This line cannot be read, and we do not repeat what is wrong in it, because it looks like a credential.", "Take the credential out, have it changed, and put any text that is left in quotes."
		}
		b.anyUnread = true
		b.fault(Fault{Kind: Unreadable, Where: where, Because: problem.Because, Remedy: problem.Remedy, Edit: b.slipEdit(where, problem)})
	}
	if len(problems) > 0 {
		return
	}
	b.files[index].Read = true
	if node.Empty() {
		return
	}
	w := &walker{d: b, file: index}
	if node.Kind() != yamltext.Map {
		b.files[index].Read = false
		b.unreadable(w.position(node.Line(), node.Column()), "A declaration is made of keys and values, but this file is something else.", "Begin with `dgcheck: 1`, then a key such as `group:` or `services:`.")
		return
	}
	var parent yamltext.Node
	for key, value := range node.Entries() {
		w.within(Step{Key: b.schema.root.keyName(key)}, func() { b.section(w, stray{key: key, value: value, siblings: node, parent: parent}) })
		parent = b.schema.root.emptyAbove(parent, key, value)
	}
}

// section merges a top-level key into the document. Lists of several files are joined;
// any other value may be in one file only.
func (b *builder) section(w *walker, found stray) {
	key, value := found.key, found.value
	name := key.Text()
	if name == schemaKey && value.Kind() == yamltext.Scalar {
		return // only editors read this key
	}
	field := b.schema.root.fields[name]
	first, again := b.origin[name]
	if field == nil || !again {
		b.offset = 0
		b.origin[name] = w.file
		b.none[name] = value.Kind() == yamltext.Scalar
		w.entry(b.schema.root, &b.document, found)
		return
	}
	have := b.document.Member(name)
	if field.kind == listShape && value.Kind() == yamltext.List && have.Kind == List && !b.none[name] {
		b.offset = len(have.Items)
		more := w.value(field, value)
		b.offset = 0
		have.Items = append(have.Items, more.Items...)
		return
	}
	remedy := "Keep one of the two, and take the other out."
	if value.Kind() == yamltext.Map {
		remedy = fmt.Sprintf("Put both under one `%s:`: move what stands below this line to %s, take this line away, and keep one of any key that both have. Only lists, such as services, may be split over several files.", name, b.files[first].Path)
	}
	w.fault(Shape, key, fmt.Sprintf("`%s` is given in two files: here and in %s.", name, b.files[first].Path), remedy)
	// The second value is not read, so references may lead to its entries.
	b.unavailableFrom(w.path.clone())
}

// finish does what needs the whole document: it reads the finance files, names the
// entries and resolves the references.
func (b *builder) finish() {
	b.finance()
	b.byMonth()
	b.byLine()
	b.secondary()
	b.needVersion()
	b.nameEntries()
	b.resolve()
	b.keepPrivate()
	b.sumUp()
}

// needVersion reports that the line `dgcheck: 1` is missing.
func (b *builder) needVersion() {
	version := b.document.Member("dgcheck")
	at := Keys("dgcheck")
	faulty := slices.ContainsFunc(b.faults, func(f Fault) bool { return at.Leads(f.At) })
	if version.Kind != Null || faulty || b.anyUnread || len(b.origin) == 0 {
		return
	}
	where := source.Position{File: b.files[0].Path, Line: 1, Column: 1}
	if version.Written() {
		where = b.at(version)
	}
	b.fault(Fault{
		Kind: Shape, At: at, Where: where,
		Because: "The declaration does not say which version of the format it is written in.",
		Remedy:  "Add the line `dgcheck: 1` to one of the files.",
		Edit:    b.versionEdit(version),
	})
}

// secondary takes the group's id from `part_of.group`, if the group's main declaration
// is in another repository.
func (b *builder) secondary() {
	if group := b.document.Member("group"); b.partial() && group.text("id") == "" {
		fresh := *group
		fresh.Members = slices.Clone(group.Members)
		fresh.set("id", *b.document.Member("part_of").Member("group"))
		b.document.set("group", fresh)
	}
}

func (b *builder) partial() bool {
	part := b.document.Member("part_of")
	return part != nil && part.Written()
}

func (b *builder) declaration(fallback string) *Declaration {
	group := b.document.Member("group")
	d := &Declaration{
		ID: group.text("id"), Name: group.text("name"),
		Document: b.document, Files: b.files, Faults: b.faults, Dangling: b.dangling, Gaps: b.gaps,
		Dated: b.dated, Planned: b.planned, Written: b.written, Partial: b.partial(), PrivateAmounts: b.private, Unavailable: b.unavailable(),
		stable: b.stable, pages: b.pages, Digest: b.digest(),
	}
	if d.ID == "" {
		d.ID = Shown(fallback)
	}
	if d.Name == "" {
		d.Name = d.ID
	}
	return d
}
