package rulebook

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// betweenFolder is the folder of the rules that compare groups. They are in no pack
// that a group can ask for.
const betweenFolder = "between"

// BetweenPlan is the file with the plan of the rules in betweenFolder. `make plan`
// writes it.
const BetweenPlan = betweenFolder + "/plan.bin"

// Between is the rules that compare what several groups declare.
type Between struct {
	// Rules are sorted by id. Their findings have the severity info.
	Rules []rule.Rule
	// Clauses are the clauses that the rules serve, in the order of their file.
	Clauses []rule.Clause
	// Figures are the values that the rules use, such as a number of days.
	Figures []rule.Figure
	// Digest is a hash that identifies the rules.
	Digest string
	files  fs.FS
}

// ReadBetween reads the rules that compare groups. It does not parse their Rego.
func ReadBetween(files fs.FS) (*Between, error) {
	b := &Between{files: files}
	for _, read := range []func() error{b.clauses, b.figures, b.rules, b.digest} {
		if err := read(); err != nil {
			return nil, fmt.Errorf("read policies: %w", err)
		}
	}
	return b, nil
}

func (b *Between) clauses() error {
	root, err := readYAML(b.files, betweenFolder+"/"+clausesFile)
	if err != nil {
		return err
	}
	for key, value := range root.Entries() {
		fields := textFields(value)
		if fields["text"] == "" || fields["origin"] != rule.OriginOurs {
			return fmt.Errorf("%s/%s:%d: a clause needs a text and the origin ours", betweenFolder, clausesFile, key.Line())
		}
		b.Clauses = append(b.Clauses, rule.Clause{ID: key.Text(), Pack: betweenFolder, Origin: fields["origin"], Text: fields["text"], Severity: rule.Info})
	}
	return nil
}

func (b *Between) figures() error {
	book := &Book{files: b.files}
	root, err := readYAML(b.files, betweenFolder+"/"+paramsFile)
	if err != nil {
		return err
	}
	err = book.figuresUnder("", root, "")
	b.Figures = book.Figures
	return err
}

// Params returns the figures of the rules, by their keys, as policies see them.
func (b *Between) Params() *machine.Object {
	keys, values := make([]string, len(b.Figures)), make([]machine.Value, len(b.Figures))
	for i, figure := range b.Figures {
		n, _ := strconv.ParseInt(figure.Value, 10, 64)
		keys[i], values[i] = figure.Key, n
	}
	return machine.NewMap(keys, values)
}

func (b *Between) rules() error {
	entries, err := fs.ReadDir(b.files, betweenFolder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		id := rule.ID(betweenFolder + "." + entry.Name())
		text, err := fs.ReadFile(b.files, fileOf(id))
		if err != nil {
			return err
		}
		r, err := b.metadata(id, headOf(string(text)))
		if err != nil {
			return fmt.Errorf("%s: %w", fileOf(id), err)
		}
		b.Rules = append(b.Rules, r)
	}
	return nil
}

func (b *Between) metadata(id rule.ID, head head) (rule.Rule, error) {
	r := rule.Rule{ID: id, Severity: rule.Info}
	if want := "dgcheck." + string(id); head.pkg != want {
		return r, fmt.Errorf("the package is %s, but by its folder it should be %s", head.pkg, want)
	}
	root, problems := yamltext.Parse([]byte(head.metadata))
	if len(problems) > 0 || root.Empty() || root.Kind() != yamltext.Map {
		return r, errors.New("the metadata is not YAML that can be read")
	}
	fields := textFields(root)
	r.Title, r.About = fields["title"], strings.TrimSpace(fields["description"])
	for key, value := range root.Entries() {
		if key.Text() == "custom" {
			custom := textFields(value)
			r.Remedy, r.Clauses = strings.TrimSpace(custom["remedy"]), strings.Fields(custom["clauses"])
		}
	}
	if r.Title == "" || r.About == "" || r.Remedy == "" || len(r.Clauses) == 0 {
		return r, errors.New("a rule needs a title, a description, custom.remedy and custom.clauses")
	}
	for _, clause := range r.Clauses {
		if !slices.ContainsFunc(b.Clauses, func(c rule.Clause) bool { return c.ID == clause }) {
			return r, fmt.Errorf("custom.clauses: there is no clause %s", clause)
		}
	}
	return r, nil
}

// regoFiles returns the Rego files of the rules, without tests.
func (b *Between) regoFiles() []string {
	names := []string{betweenFolder + "/" + mainFile}
	for _, r := range b.Rules {
		names = append(names, fileOf(r.ID))
	}
	return names
}

func (b *Between) digest() error {
	sum := sha256.New()
	for _, name := range b.regoFiles() {
		text, err := fs.ReadFile(b.files, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%s %d\n", name, len(text))
		sum.Write(text)
	}
	b.Digest = "sha256:" + hex.EncodeToString(sum.Sum(nil))
	return nil
}

// Modules returns the parsed Rego of the rules by file, from which a plan is made.
func (b *Between) Modules() (map[string]*ast.Module, error) {
	book, modules := &Book{files: b.files}, map[string]*ast.Module{}
	for _, name := range b.regoFiles() {
		module, err := book.parse(name)
		if err != nil {
			return nil, fmt.Errorf("read policies: %w", err)
		}
		modules[name] = module
	}
	return modules, nil
}

// Pack returns the content of BetweenPlan for a planned program.
func (b *Between) Pack(program []byte) ([]byte, error) {
	var file bytes.Buffer
	w, err := flate.NewWriter(&file, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := fmt.Fprintf(w, "%s\n%s", b.Digest, program); err != nil {
		return nil, err
	}
	err = w.Close()
	return file.Bytes(), err
}

// UnpackBetween returns the digest and the program in the content of BetweenPlan.
func UnpackBetween(file []byte) (digest, program string, err error) {
	text, err := io.ReadAll(flate.NewReader(bytes.NewReader(file)))
	if err != nil {
		return "", "", err
	}
	digest, program, found := strings.Cut(string(text), "\n")
	if !found {
		return "", "", errors.New("it is cut short")
	}
	return digest, program, nil
}

// Program returns the planned rules. It returns an error if the plan was made from
// other rules.
func (b *Between) Program() (*machine.Program, error) {
	file, err := fs.ReadFile(b.files, BetweenPlan)
	if err != nil {
		return nil, err
	}
	digest, program, err := UnpackBetween(file)
	if err != nil || digest != b.Digest {
		return nil, fmt.Errorf("policies/%s was made from other rules; run make plan", BetweenPlan)
	}
	return machine.Load(program)
}
