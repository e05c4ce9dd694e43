package docsgen

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overlay"
	"github.com/DEFRA/dgcheck/internal/policytest"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// examples writes the rule's broken example, what a check reports for it, and the
// corrected example.
func (p *rulePage) examples(ctx context.Context) error {
	said, err := p.said(ctx)
	if err != nil || said == "" {
		return err
	}
	broken, err := p.book.Example(p.rule.ID, rulebook.Broken)
	if err != nil {
		return err
	}
	kept, err := p.book.Example(p.rule.ID, rulebook.Kept)
	if err != nil {
		return err
	}
	inKept, inBroken := overlay.Contrast(kept.Files, broken.Files)
	p.line("\n## An example\n\n%s This part of a declaration breaks the rule; `%s` marks what differs:", broken.Point, overlay.Arrow)
	p.parts(inBroken)
	p.line("\nOn %s, `dgcheck check` says of it:\n\n```text\n%s```\n\nThe same, mended:", policytest.Day().Long(), said)
	p.parts(inKept)
	return nil
}

// parts writes excerpts of an example's files as code blocks.
func (p *rulePage) parts(parts []overlay.File) {
	for _, part := range parts {
		language := "yaml"
		if ending := path.Ext(part.Name); ending == ".csv" || ending == ".json" {
			language = ending[1:]
		}
		if part.Name != "" {
			p.line("\n`%s`", part.Name)
		}
		p.line("\n```%s\n%s\n```", language, bytes.TrimRight(part.Data, "\n"))
	}
}

// said returns what a check reports for the rule's broken example. If the rule does not
// fail there, it returns "".
func (p *rulePage) said(ctx context.Context) (string, error) {
	folder, err := p.book.ExampleFS(p.rule.ID, rulebook.Broken)
	if err != nil {
		return "", err
	}
	d := p.pack.schema.Load(folder, "example")
	seen, err := evaluation.EvidenceBeside(folder)
	if err != nil {
		return "", err
	}
	judged, err := p.pack.evaluator.JudgeSeen(ctx, d, seen)
	if err != nil {
		return "", err
	}
	own := slices.DeleteFunc(judged.Results, func(result finding.Finding) bool {
		return result.Rule != p.rule.ID || result.Verdict != finding.Fail
	})
	var b strings.Builder
	card := outline.Card{Scorecard: scorecard.Scorecard{Results: own}, Excerpt: d.Excerpt}
	err = report.Problems(&b, card)
	return strings.TrimLeft(b.String(), "\n"), err
}
