package command

import (
	"strings"

	"github.com/spf13/pflag"
)

// given is the value of a flag that may come from an input of a workflow. White
// space around it is removed, and an empty value leaves the default.
type given struct {
	to *string
	// word is set if the value is one of a few words, whose case is ignored.
	word bool
	kind string
}

// Set stores a value.
func (g given) Set(text string) error {
	if text = strings.TrimSpace(text); text == "" {
		return nil
	}
	if g.word {
		text = strings.ToLower(text)
	}
	*g.to = text
	return nil
}

func (g given) String() string {
	if g.to == nil {
		return ""
	}
	return *g.to
}

// Type returns the name of the value in the help.
func (g given) Type() string { return g.kind }

// textVar defines a flag whose value is a text.
func textVar(flags *pflag.FlagSet, to *string, name, usage string) {
	flags.Var(given{to: to, kind: "string"}, name, usage)
}

// textVarP is textVar with a short name.
func textVarP(flags *pflag.FlagSet, to *string, name, short, usage string) {
	flags.VarP(given{to: to, kind: "string"}, name, short, usage)
}

// wordVar defines a flag whose value is one of a few words.
func wordVar(flags *pflag.FlagSet, to *string, name, byDefault, usage string) {
	*to = byDefault
	flags.Var(given{to: to, word: true, kind: "string"}, name, usage)
}

// wordVarP is wordVar with a short name.
func wordVarP(flags *pflag.FlagSet, to *string, name, short, byDefault, usage string) {
	*to = byDefault
	flags.VarP(given{to: to, word: true, kind: "string"}, name, short, usage)
}

// switchVar defines a flag that is on unless it is switched off. The flag
// without a value means on.
func switchVar(flags *pflag.FlagSet, to *string, name, usage string) {
	*to = "true"
	flags.VarPF(given{to: to, word: true, kind: "bool"}, name, "", usage).NoOptDefVal = "true"
}

// isOn returns the value of a switch.
func isOn(name, text string) (bool, error) {
	switch text {
	case "true", "yes", "on":
		return true, nil
	case "false", "no", "off":
		return false, nil
	}
	return false, wrongUse("--%s is true or false, not %q", name, text)
}

// listed removes white space around entries, and empty entries.
func listed(entries []string) []string {
	var all []string
	for _, entry := range entries {
		if entry = strings.TrimSpace(entry); entry != "" {
			all = append(all, entry)
		}
	}
	return all
}
