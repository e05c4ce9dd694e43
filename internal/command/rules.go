package command

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

func newRules(host Host) *cobra.Command {
	var packs, policies []string
	var format string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List every rule with its severity and title",
		Example: `  dgcheck rules
  dgcheck rules --pack guide -f json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if len(policies) > 0 && !host.confined {
				return confinedly(cmd.Context(), host, slices.Concat([]string{"rules", "--format=" + format}, repeated("pack", packs), repeated("policy", policies)))
			}
			return runRules(host, packs, policies, format)
		},
	}
	cmd.Flags().StringArrayVar(&packs, "pack", nil, "only the rules of this pack; repeatable")
	cmd.Flags().StringVarP(&format, "format", "f", "text", "text or json")
	addPolicyFlag(cmd, &policies)
	completeWords(cmd, "format", []string{"text", "json"})
	completePacks(cmd, host)
	return cmd
}

// addPolicyFlag adds the flag --policy, for a command that can also read an
// organisation's policies.
func addPolicyFlag(cmd *cobra.Command, policies *[]string) {
	cmd.Flags().StringArrayVar(policies, "policy", nil, "an organisation's own policies too: a folder or an OPA bundle; repeatable")
}

// repeated returns the arguments --flag=value, one for each value.
func repeated(flag string, values []string) []string {
	args := make([]string, len(values))
	for i, value := range values {
		args[i] = "--" + flag + "=" + value
	}
	return args
}

// jsonRule is a rule in the output of `rules -f json`.
type jsonRule struct {
	ID       string   `json:"id"`
	Pack     string   `json:"pack"`
	Severity string   `json:"severity"`
	Title    string   `json:"title"`
	Clauses  []string `json:"clauses"`
}

func runRules(host Host, packs, policies []string, format string) error {
	if format != "text" && format != "json" {
		return wrongUse("rules can be written as text or json, not %q", format)
	}
	book, err := bookWith(host, policies)
	if err != nil {
		return couldNotJudge(err)
	}
	if err := knownPacks(book, packs); err != nil {
		return err
	}
	rules := slices.DeleteFunc(slices.Clone(book.Rules), func(r rule.Rule) bool {
		return len(packs) > 0 && !slices.Contains(packs, r.ID.Pack())
	})
	if format == "json" {
		return writeRules(host, rules)
	}
	for _, r := range rules {
		if _, err := fmt.Fprintf(host.Out, "%-40s %-8s %s\n", r.ID, r.Severity, escape.Note(r.Title)); err != nil {
			return couldNotJudge(err)
		}
	}
	return nil
}

func writeRules(host Host, rules []rule.Rule) error {
	list := make([]jsonRule, len(rules))
	for i, r := range rules {
		list[i] = jsonRule{string(r.ID), r.ID.Pack(), r.Severity.String(), r.Title, append([]string{}, r.Clauses...)}
	}
	return writeJSON(host, map[string]any{"rules": list})
}

func writeJSON(host Host, value any) error {
	text, err := json.MarshalIndent(value, "", "  ")
	if err == nil {
		_, err = host.Out.Write(append(jsonstream.VisibleJSON(text), '\n'))
	}
	if err != nil {
		return couldNotJudge(err)
	}
	return nil
}

// findRule returns the rule with this id. If there is none, the error suggests the rule
// with the most similar id.
func findRule(book *rulebook.Book, id string) (rule.Rule, error) {
	if r, ok := book.Find(rule.ID(id)); ok {
		return r, nil
	}
	near, distance := "", len(id)/2+1
	for _, r := range book.Rules {
		for _, name := range []string{string(r.ID), r.ID.Name()} {
			d := levenshtein.ComputeDistance(strings.ToLower(id), name)
			if strings.HasPrefix(name, strings.ToLower(id)) {
				d = 0 // id is the beginning of this name
			}
			if d < distance {
				near, distance = string(r.ID), d
			}
		}
	}
	if near != "" {
		return rule.Rule{}, wrongUse("there is no rule %q; did you mean %s?", id, near)
	}
	return rule.Rule{}, wrongUse("there is no rule %q; dgcheck rules lists them all", id)
}

func completeWords(cmd *cobra.Command, flag string, words []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

func completePacks(cmd *cobra.Command, host Host) {
	_ = cmd.RegisterFlagCompletionFunc("pack", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		book, err := rulebook.Load(host.Policies)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return book.Packs(), cobra.ShellCompDirectiveNoFileComp
	})
}
