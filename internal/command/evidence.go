package command

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/gitexec"
	"github.com/DEFRA/dgcheck/internal/history"
	"github.com/DEFRA/dgcheck/internal/portfolio"
)

// givenDocument is a document from --evidence. The field trust says who vouches for it,
// such as evidence.ByRun.
type givenDocument struct {
	evidence.Document
	trust evidence.Trust
}

// beside is the evidence from --evidence. The map documents has it by the id of the
// group that it is about. The field from is the value of the flag, for messages.
type beside struct {
	documents map[string][]givenDocument
	// about are the ids of all groups that the documents are about.
	about []string
	from  string
}

// readEvidence reads the files of --evidence, or returns nil if there are none. The
// argument attested is the value of --attested: the user has verified an attestation of
// each file.
func readEvidence(ctx context.Context, host Host, names []string, attested bool) (*beside, error) {
	if len(names) == 0 {
		if attested {
			return nil, wrongUse("--attested needs --evidence: it says on whose word that counts")
		}
		return nil, nil
	}
	b := &beside{documents: map[string][]givenDocument{}, from: strings.Join(names, ", ")}
	for _, name := range names {
		files, err := evidenceFiles(name)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			documents, err := readDocuments(file)
			if err != nil {
				return nil, err
			}
			trust := trustOf(ctx, host, file)
			if attested {
				trust = evidence.ByAttested
			}
			for _, d := range documents {
				b.documents[d.Group] = append(b.documents[d.Group], givenDocument{d, trust})
				b.about = append(b.about, d.Group)
			}
		}
	}
	slices.Sort(b.about)
	b.about = slices.Compact(b.about)
	return b, nil
}

// evidenceFiles returns name itself if it is a file. If it is a folder, it returns the
// .json and .ndjson files in it.
func evidenceFiles(name string) ([]string, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, couldNotJudge(fmt.Errorf("read evidence: %w; dgcheck collect --out writes such a file", err))
	case !info.IsDir():
		return []string{name}, nil
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return nil, couldNotJudge(fmt.Errorf("read evidence: %w", err))
	}
	var files []string
	for _, entry := range entries {
		if ending := filepath.Ext(entry.Name()); ending == ".json" || ending == ".ndjson" {
			files = append(files, filepath.Join(name, entry.Name()))
		}
	}
	if len(files) == 0 {
		return nil, couldNotJudge(fmt.Errorf("there is no evidence in %s: no file there ends with .json or .ndjson; dgcheck collect --out writes such files", declaration.Shown(name)))
	}
	return files, nil
}

func readDocuments(file string) ([]evidence.Document, error) {
	opened, err := openOrdinary(file, evidence.MaxFile)
	if err != nil {
		return nil, couldNotJudge(fmt.Errorf("read evidence: %w", err))
	}
	defer opened.Close()
	documents, err := evidence.Read(opened)
	if err != nil {
		return nil, couldNotJudge(fmt.Errorf("%s is not evidence that dgcheck can read: %w", declaration.Shown(file), err))
	}
	return documents, nil
}

// trustOf returns who vouches for a file of evidence. In a workflow on a proposed
// change, the change may have brought a file in the workspace. Such a file counts only
// if it is the same at the commit that the change is compared with.
func trustOf(ctx context.Context, host Host, file string) evidence.Trust {
	workspace := host.Env("GITHUB_WORKSPACE")
	if host.Env("GITHUB_ACTIONS") != "true" || workspace == "" {
		return evidence.ByRun
	}
	if onDefaultBranch(host) || !isBelow(portfolio.Real(workspace), portfolio.Real(file)) {
		return evidence.ByRun
	}
	if isOnBase(ctx, host, file) {
		return evidence.ByBase
	}
	return evidence.ByNone
}

// onDefaultBranch reports whether this GitHub Actions run is about the default branch,
// and not about a proposed change or another branch.
func onDefaultBranch(host Host) bool {
	switch host.Env("GITHUB_EVENT_NAME") {
	case "schedule", "repository_dispatch":
		return true
	case "push", "workflow_dispatch":
		o, err := readContext(host)
		return err == nil && o.Issues
	}
	return false
}

// isOnBase reports whether a file is the same at the commit that a proposed change is
// compared with. It returns false if that cannot be found out.
func isOnBase(ctx context.Context, host Host, file string) bool {
	at := spotOf(filepath.Dir(file))
	if at.top == "" {
		return false
	}
	git, err := gitexec.At(ctx, at.top)
	if err != nil {
		return false
	}
	base, err := newestOf(git, host)
	if err != nil || base == "" {
		return false
	}
	if head, err := history.Head(git); err != nil || head == base {
		return false
	}
	repository, err := history.Open(git, history.Ref{Name: base}, evidence.MaxFile)
	if err != nil {
		return false
	}
	defer repository.Close()
	before, there := readAt(repository, path.Join(at.way, filepath.Base(file)))
	now, err := os.ReadFile(file)
	return there && err == nil && before == string(now)
}

// unused returns a sentence if the evidence is about none of the groups of the run, and
// otherwise "".
func (b *beside) unused(members []member) string {
	if b == nil {
		return ""
	}
	for _, m := range members {
		if len(b.documents[m.id]) > 0 {
			return ""
		}
	}
	return fmt.Sprintf("the evidence in %s is about no group that is checked; it is about %s", b.from, strings.Join(b.about, ", "))
}

// seenOf returns the evidence about a group: the documents from --evidence and, with
// --history, what the git history of its files shows.
func (c *check) seenOf(ctx context.Context, m member) (evaluation.Evidence, error) {
	var documents []evidence.Document
	seen := evaluation.Evidence{Trust: evidence.ByRun}
	if c.beside != nil {
		documents, seen = c.beside.of(m.id)
	}
	if c.history {
		document, err := c.historyOf(ctx, m)
		if err != nil {
			return evaluation.Evidence{}, err
		}
		if seen.Trust == evidence.ByNone { // the documents that may be by the author are left out
			documents, seen = nil, evaluation.Evidence{Trust: evidence.ByRun, Notes: []string{evidence.AuthorsWord}}
		}
		documents = append(documents, document)
	}
	if len(documents) == 0 {
		return evaluation.Evidence{}, nil
	}
	selected, err := evidence.Select(headOf(ctx, m.Root), documents...)
	if err != nil {
		return evaluation.Evidence{}, err
	}
	seen.Document, seen.Digest = &selected.Document, selected.Digest
	seen.Notes = append(seen.Notes, selected.Notes...)
	return seen, nil
}

// historyOf returns evidence from the git history of a group's files, up to the day of
// the check.
func (c *check) historyOf(ctx context.Context, m member) (evidence.Document, error) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		return evidence.Document{}, err
	}
	now := c.host.Now()
	g := &gathering{host: c.host, c: c, member: m, now: now, london: london, today: calendar.Today(now, london), until: c.day}
	return g.document(ctx, []evidence.Kind{evidence.History})
}

// of returns the documents about the group with this id. Those that the author of a
// change may have written are left out if there are others. The result seen has no
// document yet: it says who vouches for the documents, and notes if some were left out.
func (b *beside) of(id string) (documents []evidence.Document, seen evaluation.Evidence) {
	var doubtful []evidence.Document
	seen.Trust = evidence.ByRun
	for _, d := range b.documents[id] {
		if d.trust == evidence.ByNone {
			doubtful = append(doubtful, d.Document)
			continue
		}
		documents = append(documents, d.Document)
		if d.trust != evidence.ByRun {
			seen.Trust = d.trust
		}
	}
	switch {
	case len(documents) == 0:
		return doubtful, evaluation.Evidence{Trust: evidence.ByNone}
	case len(doubtful) > 0:
		seen.Notes = []string{evidence.AuthorsWord}
	}
	return documents, seen
}

// headOf returns the commit that is checked out in the repository around a folder, or
// "" if it is not known.
func headOf(ctx context.Context, folder string) string {
	at := spotOf(folder)
	if at.top == "" {
		return ""
	}
	git, err := gitexec.At(ctx, at.top)
	if err != nil {
		return ""
	}
	head, err := history.Head(git)
	if err != nil {
		return ""
	}
	return head
}
