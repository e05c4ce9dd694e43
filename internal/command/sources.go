package command

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/outfile"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/sources"
)

func newSources(host Host) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sources",
		Short: "Look whether the documents that clauses come from still say what they said",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newSourcesCheck(host), newSourcesPages(host), newSourcesPassage(host))
	return cmd
}

func newSourcesCheck(host Host) *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:   "check DIR",
		Short: "Say for each clause whether its passage stands, has moved, has changed or is gone",
		Long: `Compare saved pages of the sources (HTML, Markdown or text) with what is kept of each
passage: a digest of its words, how many they are, and where they stand. Exit status 5
means that a passage no longer stands where it stood.`,
		Example: `  dgcheck sources check snapshot/
  dgcheck sources check snapshot/ -f markdown > sources.md`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("sources check takes the folder with the saved pages; dgcheck sources pages lists which")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return runSourcesCheck(host, args[0], format) },
	}
	wordVarP(cmd.Flags(), &format, "format", "f", format, "text, markdown or json")
	completeWords(cmd, "format", sourceFormats())
	return cmd
}

func sourceFormats() []string { return []string{"text", "markdown", "json"} }

func runSourcesCheck(host Host, folder, format string) error {
	if !slices.Contains(sourceFormats(), format) {
		return wrongUse("sources check can be written as text, markdown or json, not %q", format)
	}
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return couldNotJudge(err)
	}
	passages, err := book.Passages()
	if err != nil {
		return couldNotJudge(err)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return couldNotJudge(outfile.Failure(folder, err))
	}
	defer root.Close()
	snapshot, err := sources.ReadFolder(root.FS())
	if err != nil {
		return couldNotJudge(outfile.Failure(folder, err))
	}
	review := newReview(book, sources.Compare(passages, snapshot))
	if len(review.looked()) == 0 {
		return couldNotJudge(errors.New("no page of a source is in " + folder + "; dgcheck sources pages lists the pages and where to save them"))
	}
	return review.write(host, format)
}

func newSourcesPages(host Host) *cobra.Command {
	return &cobra.Command{
		Use:     "pages",
		Short:   "List the pages that clauses come from, each with the file to save it as",
		Example: `  dgcheck sources pages | while read -r link file; do curl -fsSL --create-dirs -o "snapshot/$file" "$link"; done`,
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			book, err := rulebook.Load(host.Policies)
			if err != nil {
				return couldNotJudge(err)
			}
			passages, err := book.Passages()
			if err != nil {
				return couldNotJudge(err)
			}
			var links []string
			for _, passage := range passages {
				links = append(links, passage.Link)
			}
			slices.Sort(links)
			out := &lines{w: host.Out}
			for _, link := range slices.Compact(links) {
				_, place, _ := strings.Cut(strings.TrimSuffix(link, "/"), "://")
				out.line("%s %s.html", link, place)
			}
			if out.err != nil {
				return couldNotJudge(out.err)
			}
			return nil
		},
	}
}

func newSourcesPassage(host Host) *cobra.Command {
	return &cobra.Command{
		Use:     "passage FILE WORDS…",
		Short:   "Print what to keep of a passage, for policies/passages.yaml",
		Example: `  dgcheck sources passage snapshot/spend-control.html quarterly reviews`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return wrongUse("sources passage takes a saved page and words of the passage, in their order")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			content, err := fs.ReadFile(os.DirFS(filepath.Dir(args[0])), filepath.Base(args[0]))
			if err != nil {
				return couldNotJudge(outfile.Failure(args[0], err))
			}
			words := strings.Join(args[1:], " ")
			found := sources.Read(args[0], content).Record(words)
			if len(found) == 0 {
				return wrongUse("no passage of %s has the words %q, one after the other", args[0], words)
			}
			out := &lines{w: host.Out}
			for _, passage := range found {
				section := ""
				if passage.Section != "" {
					section = "section: " + passage.Section + ", "
				}
				out.line("{page: …, %sat: %d, words: %d, sha256: %q}", section, passage.At, passage.Words, passage.SHA256)
			}
			if out.err != nil {
				return couldNotJudge(out.err)
			}
			return nil
		},
	}
}
