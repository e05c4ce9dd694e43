package command_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.lsp.dev/jsonrpc2"

	"github.com/DEFRA/dgcheck/internal/command"
)

// editorSession is an editor that is connected to dgcheck lsp.
type editorSession struct {
	t    *testing.T
	conn jsonrpc2.Conn
	// shown receives the diagnostics of each file whenever the server publishes them.
	shown  chan showing
	status chan int
	folder string
}

// showing is what the server published for a file: the file's name, and a line for each
// diagnostic.
type showing struct {
	name  string
	lines []string
}

// pipe is a stream that reads from one pipe and writes to another.
type pipe struct {
	*io.PipeReader
	*io.PipeWriter
}

func (p pipe) Close() error {
	_ = p.PipeReader.Close()
	return p.PipeWriter.Close()
}

// edit starts dgcheck lsp and begins a session, in a folder with the given declaration.
// The text capabilities is the JSON of what the editor can do, such as {}.
func edit(t *testing.T, declared string, capabilities string) *editorSession {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "delivery-group.yaml"), []byte(declared), 0o600); err != nil {
		t.Fatal(err)
	}
	toServer, fromEditor := io.Pipe()
	toEditor, fromServer := io.Pipe()
	s := &editorSession{t: t, shown: make(chan showing, 100), status: make(chan int, 1), folder: folder}
	var errs bytes.Buffer
	h := host(fromServer, &errs)
	h.In = toServer
	go func() {
		s.status <- command.Main(context.Background(), []string{"lsp", "--stdio"}, h)
		_ = fromServer.Close()
	}()
	s.conn = jsonrpc2.NewConn(jsonrpc2.NewStream(pipe{toEditor, fromEditor}))
	s.conn.Go(context.Background(), s.heard)
	t.Cleanup(func() { _ = fromEditor.Close() })
	var begun struct {
		Capabilities struct {
			PositionEncoding string
		}
		ServerInfo struct{ Name, Version string }
	}
	s.call("initialize", fmt.Sprintf(`{"processId": null, "rootUri": null, "capabilities": %s}`, capabilities), &begun)
	if begun.ServerInfo.Name != "dgcheck" || begun.ServerInfo.Version != "1.0.0" {
		t.Fatalf("%+v", begun)
	}
	s.tell("initialized", `{}`)
	return s
}

func (s *editorSession) heard(_ context.Context, request *jsonrpc2.Request) (any, error) {
	var p struct {
		URI         string
		Diagnostics []struct {
			Range    struct{ Start, End struct{ Line, Character int } }
			Severity int
			Code     string
			Message  string
		}
	}
	if err := json.Unmarshal(request.Params(), &p); err != nil {
		s.t.Error(err)
	}
	got := showing{name: filepath.Base(p.URI)}
	for _, d := range p.Diagnostics {
		first, _, _ := strings.Cut(d.Message, "\n")
		got.lines = append(got.lines, fmt.Sprintf("%d:%d-%d %d %s %s", d.Range.Start.Line, d.Range.Start.Character, d.Range.End.Character, d.Severity, d.Code, first))
	}
	s.shown <- got
	return nil, nil
}

func (s *editorSession) call(method, params string, into any) {
	s.t.Helper()
	var answer jsonrpc2.RawMessage
	if _, err := s.conn.Call(context.Background(), method, json.RawMessage(params), &answer); err != nil {
		s.t.Fatalf("%s: %v", method, err)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal(answer, into); err != nil {
		s.t.Fatalf("%s: %v in %s", method, err, answer)
	}
}

func (s *editorSession) tell(method, params string) {
	s.t.Helper()
	if err := s.conn.Notify(context.Background(), method, json.RawMessage(params)); err != nil {
		s.t.Fatalf("%s: %v", method, err)
	}
}

func (s *editorSession) uri(name string) string {
	return "file://" + filepath.ToSlash(filepath.Join(s.folder, name))
}

// text opens or changes the declaration in the editor, so that it has the given text,
// and returns the diagnostics that follow. The method is textDocument/didOpen or
// textDocument/didChange.
func (s *editorSession) text(method, text string) []string {
	s.t.Helper()
	quoted, _ := json.Marshal(text)
	if method == "textDocument/didOpen" {
		s.tell(method, fmt.Sprintf(`{"textDocument": {"uri": %q, "languageId": "yaml", "version": 1, "text": %s}}`, s.uri("delivery-group.yaml"), quoted))
	} else {
		s.tell(method, fmt.Sprintf(`{"textDocument": {"uri": %q, "version": 2}, "contentChanges": [{"text": %s}]}`, s.uri("delivery-group.yaml"), quoted))
	}
	return s.next()
}

// next returns the diagnostics that the server publishes next.
func (s *editorSession) next() []string {
	s.t.Helper()
	select {
	case got := <-s.shown:
		return got.lines
	case <-time.After(20 * time.Second):
		s.t.Fatal("nothing was published")
		return nil
	}
}

// end ends the session as editors do, and returns the exit status of dgcheck.
func (s *editorSession) end() int {
	s.t.Helper()
	s.call("shutdown", `null`, nil)
	s.tell("exit", `null`)
	return <-s.status
}

const drafted = `dgcheck: 1
group: {id: soil, name: Soil, lead: {role: Head of Soil, email: soil@example.gov.uk}, founded: 2026-01-05}
outcomes:
  - {id: clean-soil, title: Clean soil, source: https://www.gov.uk/soil, owner: {role: Policy, email: p@example.gov.uk}}
services:
  - id: checks
    name: "🌊 checks"
    outcomes: [Clean soil]
    phases: [{phase: alpa, from: 2026-05-01}]
`

func TestAnEditorIsShownWhatACheckFinds(t *testing.T) {
	s := edit(t, drafted, `{}`)
	all := s.text("textDocument/didOpen", drafted)
	at := func(begins string) bool {
		return slices.ContainsFunc(all, func(line string) bool { return strings.HasPrefix(line, begins) })
	}
	if !at("8:21-45 1 data.schema ") || !at("7:15-26 1 data.refs_resolve ") {
		t.Errorf("%s", strings.Join(all, "\n"))
	}
	out, _, _ := run(t, "check", s.folder, "--as-of", "2026-11-22", "-f", "json")
	var checked struct {
		Groups []struct {
			Results []struct{ Rule, Verdict string }
		}
	}
	if err := json.Unmarshal([]byte(out), &checked); err != nil {
		t.Fatal(err)
	}
	var found, seen []string
	for _, result := range checked.Groups[0].Results {
		if result.Verdict == "fail" {
			found = append(found, result.Rule)
		}
	}
	for _, line := range all {
		seen = append(seen, strings.Fields(line)[2])
	}
	slices.Sort(found)
	slices.Sort(seen)
	if diff := cmp.Diff(slices.Compact(found), slices.Compact(seen)); diff != "" {
		t.Error(diff)
	}
	if n := strings.Count(strings.Join(all, "\n"), "guide.forecast_current_fy"); n != 1 {
		t.Errorf("twelve months without a forecast are shown as %d problems", n)
	}

	// The text in the editor counts, not the file on disk. On a line with a character
	// that takes two UTF-16 units, columns must be counted in UTF-16.
	mended := strings.Replace(drafted, "alpa", "alpha", 1)
	all = s.text("textDocument/didChange", strings.Replace(mended, `"🌊 checks"`, `"🌊 checks" # 🌊`, 1))
	if at("8:21-45 1 data.schema ") || !at("7:15-26 1 data.refs_resolve ") {
		t.Errorf("%s", strings.Join(all, "\n"))
	}
	if status := s.end(); status != 0 {
		t.Errorf("status %d", status)
	}
}

func TestAnEditorMendsAndExplainsAndFindsEntries(t *testing.T) {
	s := edit(t, drafted, `{"general": {"positionEncodings": ["utf-16", "utf-8"]}}`)
	s.text("textDocument/didOpen", drafted)
	document := fmt.Sprintf(`"textDocument": {"uri": %q}`, s.uri("delivery-group.yaml"))
	var actions []struct {
		Title, Kind string
		Edit        struct {
			Changes map[string][]struct {
				Range   struct{ Start, End struct{ Line, Character int } }
				NewText string
			}
		}
	}
	s.call("textDocument/codeAction", `{`+document+`, "range": {"start": {"line": 8, "character": 0}, "end": {"line": 8, "character": 40}}, "context": {"diagnostics": []}}`, &actions)
	var told []string
	for _, action := range actions {
		for _, edit := range action.Edit.Changes[s.uri("delivery-group.yaml")] {
			told = append(told, fmt.Sprintf("%s, %s: %d:%d-%d %s", action.Kind, action.Title, edit.Range.Start.Line, edit.Range.Start.Character, edit.Range.End.Character, edit.NewText))
		}
	}
	want := []string{
		"quickfix, Change alpa to alpha: 8:21-25 alpha",
		"source.fixAll, Mend all that has one right answer: 8:21-25 alpha", "source.fixAll, Mend all that has one right answer: 7:15-25 clean-soil",
	}
	slices.Sort(told)
	slices.Sort(want)
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}

	var shown struct{ Contents struct{ Kind, Value string } }
	s.call("textDocument/hover", `{`+document+`, "position": {"line": 7, "character": 18}}`, &shown)
	if !strings.Contains(shown.Contents.Value, "data.refs_resolve (") || !strings.Contains(shown.Contents.Value, "How to mend it") || shown.Contents.Kind != "plaintext" {
		t.Errorf("%+v", shown)
	}
	var nothing any
	s.call("textDocument/hover", `{`+document+`, "position": {"line": 0, "character": 1}}`, &nothing)

	// Going to the definition of an id must lead to the entry with that id.
	linked := strings.Replace(drafted, "[Clean soil]", "[clean-soil]", 1)
	s.text("textDocument/didChange", linked)
	var places []struct {
		URI   string
		Range struct{ Start struct{ Line, Character int } }
	}
	s.call("textDocument/definition", `{`+document+`, "position": {"line": 7, "character": 18}}`, &places)
	if len(places) != 1 || places[0].Range.Start.Line != 3 || places[0].Range.Start.Character != 5 || places[0].URI != s.uri("delivery-group.yaml") {
		t.Errorf("%+v", places)
	}
	s.call("textDocument/definition", `{"textDocument": {"uri": "untitled:1"}, "position": {"line": 7, "character": 18}}`, &nothing)

	// After the file is closed in the editor, the text on disk must be judged.
	s.tell("textDocument/didClose", `{`+document+`}`)
	if all := strings.Join(s.next(), "\n"); !strings.Contains(all, "data.refs_resolve") {
		t.Errorf("%s", all)
	}
	if status := s.end(); status != 0 {
		t.Errorf("status %d", status)
	}
}

func TestAnEditorThatIsNotUnderstoodIsToldSo(t *testing.T) {
	s := edit(t, drafted, `{}`)
	for method, params := range map[string]string{"textDocument/rename": `{}`, "textDocument/hover": `[1]`, "initialize": `{}`} {
		if _, err := s.conn.Call(context.Background(), method, json.RawMessage(params), nil); err == nil {
			t.Errorf("%s has an answer", method)
		}
	}
	for method, params := range map[string]string{
		"textDocument/didOpen": `{"textDocument": {"uri": "file:///", "text": "x"}}`, "textDocument/didChange": `[]`, "$/cancelRequest": `{"id": 1}`, "textDocument/didClose": `{"textDocument": {"uri": "file:///none"}}`,
	} {
		s.tell(method, params)
	}
	if all := s.text("textDocument/didOpen", "group: [\n"); len(all) == 0 {
		t.Error("nothing is said of broken YAML")
	}
	s.call("shutdown", `null`, nil)
	if _, err := s.conn.Call(context.Background(), "textDocument/hover", json.RawMessage(`{}`), nil); err == nil {
		t.Error("there is an answer after shutdown")
	}
	s.tell("exit", `null`)
	if status := <-s.status; status != 0 {
		t.Errorf("status %d", status)
	}
	unasked := edit(t, drafted, `{}`)
	unasked.tell("exit", `null`)
	if status := <-unasked.status; status != 1 {
		t.Errorf("status %d without shutdown", status)
	}
}

// TestTheProtocolLibraryOfVSCode runs a session between dgcheck lsp and the protocol
// library of Visual Studio Code. It needs Node.js and the packages of
// internal/declaration/testdata/editor/package.json.
func TestTheProtocolLibraryOfVSCode(t *testing.T) {
	node, err := exec.LookPath("node")
	modules, _ := filepath.Abs("../declaration/testdata/editor/node_modules")
	if _, missing := os.Stat(filepath.Join(modules, "vscode-languageserver-protocol")); err != nil || missing != nil {
		t.Skip("needs Node.js and vscode-languageserver-protocol; npm ci --prefix internal/declaration/testdata/editor brings it")
	}
	program := filepath.Join(t.TempDir(), "dgcheck")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "../../cmd/dgcheck").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	file := filepath.Join(t.TempDir(), "delivery-group.yaml")
	if err := os.WriteFile(file, []byte(drafted), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), node, "testdata/editor/session.mjs", modules, file, program, "lsp", "--as-of", "2026-11-22").Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var shown struct {
		Encoding, Message, Code, Hover string
		Titles                         []string
		Left, Status                   int
	}
	if err := json.Unmarshal(out, &shown); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if shown.Encoding != "utf-16" || shown.Code != "data.schema" || !strings.HasPrefix(shown.Message, "`alpa` is not one of the choices for `phase`.\n") || !strings.HasPrefix(shown.Hover, "data.schema (") {
		t.Errorf("%+v", shown)
	}
	if diff := cmp.Diff([]string{"Change alpa to alpha", "Mend all that has one right answer"}, shown.Titles); diff != "" {
		t.Error(diff)
	}
	if shown.Left != 0 || shown.Status != 0 {
		t.Errorf("%+v", shown)
	}
}
