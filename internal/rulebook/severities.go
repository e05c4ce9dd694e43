package rulebook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// severityKey is the end of a figure's key, PACK.RULE.severity, if the figure is the
// severity of an organisation's own rule.
const severityKey = ".severity"

// readSeverities makes the severity of each of the organisation's rules a figure. Its
// value is the one in params.yaml. If it is not there, the value is the severity in the
// rule's metadata. A severity in params.yaml for a rule that does not exist is an
// error.
func (b *Book) readSeverities() error {
	for i := range b.Rules {
		r := &b.Rules[i]
		if !slices.Contains(b.own, r.ID.Pack()) {
			continue
		}
		key := string(r.ID) + severityKey
		at := slices.IndexFunc(b.Figures, func(f rule.Figure) bool { return f.Key == key })
		if at < 0 {
			b.Figures = append(b.Figures, rule.Figure{
				Key: key, Value: r.Severity.String(), Origin: rule.OriginOwn,
				About: "How serious it is if the rule fails: error, warning or info.",
			})
			continue
		}
		severity, err := rule.ParseSeverity(b.Figures[at].Value)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", paramsFile, key, err)
		}
		r.Severity = severity
	}
	for _, figure := range b.Figures {
		id, isSeverity := strings.CutSuffix(figure.Key, severityKey)
		if _, known := b.Find(rule.ID(id)); isSeverity && figure.Origin == rule.OriginOwn && !known {
			return fmt.Errorf("%s: %s is the severity of no rule; it lies under PACK.RULE", paramsFile, figure.Key)
		}
	}
	return nil
}

// Severity returns the severity of a rule. For an organisation's own rule, the figures
// may change it.
func (p Params) Severity(r rule.Rule) rule.Severity {
	if severity, err := rule.ParseSeverity(p.values[string(r.ID)+severityKey]); err == nil {
		return severity
	}
	return r.Severity
}

// SeverityFigure returns the figure that is the severity of an organisation's own rule.
// It reports false if there is none.
func (b *Book) SeverityFigure(id rule.ID) (rule.Figure, bool) {
	for _, figure := range b.Figures {
		if figure.Key == string(id)+severityKey && figure.Origin == rule.OriginOwn {
			return figure, true
		}
	}
	return rule.Figure{}, false
}
