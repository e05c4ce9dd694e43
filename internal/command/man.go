package command

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/DEFRA/dgcheck/internal/outfile"
)

// newMan returns the hidden command that writes the manual pages. The build of
// operating system packages uses it.
func newMan(host Host) *cobra.Command {
	return &cobra.Command{
		Use:    "man DIR",
		Short:  "Write the manual pages into a folder",
		Hidden: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("man takes the folder to write to, such as man1")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, page := range pagesOf(cmd.Root()) {
				name := strings.ReplaceAll(page.CommandPath(), " ", "-") + ".1"
				if err := makeFolder(args[0]); err != nil {
					return err
				}
				if err := writeWhole(host.Out, filepath.Join(args[0], name), []byte(manPage(page, host.Version))); err != nil {
					return couldNotJudge(outfile.Failure(name, err))
				}
			}
			return nil
		},
	}
}

// pagesOf returns a command and all commands below it that get a manual page.
func pagesOf(cmd *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{cmd}
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "help" && sub.Name() != "completion" {
			all = append(all, pagesOf(sub)...)
		}
	}
	return all
}

// manPage returns the manual page of a command, as source text for man(7).
func manPage(cmd *cobra.Command, version string) string {
	var b strings.Builder
	name := strings.ReplaceAll(cmd.CommandPath(), " ", "-")
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"dgcheck %s\"\n.SH NAME\n%s \\- %s\n", roff(strings.ToUpper(name)), roff(version), roff(name), roff(cmd.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n%s\n", roff(cmd.UseLine()))
	if cmd.Long != "" {
		fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n", roff(cmd.Long))
	}
	options := func(title string, flags *pflag.FlagSet) {
		if !flags.HasAvailableFlags() {
			return
		}
		fmt.Fprintf(&b, ".SH %s\n", title)
		flags.VisitAll(func(f *pflag.Flag) {
			if f.Hidden {
				return
			}
			short := ""
			if f.Shorthand != "" {
				short = "-" + f.Shorthand + ", "
			}
			fmt.Fprintf(&b, ".TP\n%s\n%s\n", roff(short+"--"+f.Name), roff(f.Usage))
		})
	}
	cmd.InitDefaultHelpFlag()
	options("OPTIONS", cmd.NonInheritedFlags())
	if cmd.Example != "" {
		fmt.Fprintf(&b, ".SH EXAMPLES\n.nf\n%s\n.fi\n", roff(cmd.Example))
	}
	var also []string
	if cmd.HasParent() {
		also = append(also, strings.ReplaceAll(cmd.Parent().CommandPath(), " ", "-")+"(1)")
	}
	for _, sub := range pagesOf(cmd)[1:] {
		also = append(also, strings.ReplaceAll(sub.CommandPath(), " ", "-")+"(1)")
	}
	if len(also) > 0 {
		fmt.Fprintf(&b, ".SH SEE ALSO\n%s\n", roff(strings.Join(also, ", ")))
	}
	return b.String()
}

// roff escapes a text for a manual page: backslashes, hyphens, and a dot or apostrophe
// at the beginning of a line.
func roff(text string) string {
	lines := strings.Split(strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
