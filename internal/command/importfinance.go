package command

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/financeimport"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/scaffold"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

type importOptions struct {
	into            string
	sheets, mapping []string
	dryRun, explain bool
}

func newImport(host Host) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Turn what finance hands out into files of a declaration",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUse("there is no import %q; there is dgcheck import finance", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newImportFinance(host))
	return cmd
}

func newImportFinance(host Host) *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "finance FILE...",
		Short: "Write a spreadsheet of forecasts and actuals as the group's finance files",
		Long: `Read a workbook (.xlsx, .ods), CSV or text pasted from a spreadsheet (- reads it from
the standard input), and write its forecasts and actuals by month and line into the
group's finance files, one for each financial year. Totals are left out and used to
check the sums. What has two readings is refused, with the cell and what to do; then
nothing is written.

--map says what the sheet does not: line=B, service=A, month=4, forecast=D:O,
actual=P:AA, forecast="Latest view", ignore=20, keep=5, year=2026-27, unit=k. Columns
are letters, rows are numbers.`,
		Example: `  dgcheck import finance spend.xlsx
  dgcheck import finance spend.xlsx --sheet "Monthly view" --dry-run --explain
  dgcheck import finance forecast.ods actuals.csv --into groups/soil-health
  dgcheck import finance spend.csv --map line=B --map ignore=F`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongUse("import finance takes a workbook or a CSV file, or - for pasted text")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runImportFinance(cmd.Context(), host, args, o) },
	}
	flags := cmd.Flags()
	textVar(flags, &o.into, "into", "the group's folder; the one you are in, if it is not given")
	flags.StringArrayVar(&o.sheets, "sheet", nil, "the sheet to read, by name; repeatable")
	flags.StringArrayVar(&o.mapping, "map", nil, "what a column, a row or a heading is, such as line=B; repeatable")
	flags.BoolVar(&o.dryRun, "dry-run", false, "say what would be written, and write nothing")
	flags.BoolVar(&o.explain, "explain", false, "say for each figure from which cell it was read")
	return cmd
}

// refused returns the error for an import that wrote nothing because of what a sheet or
// the group's files contain.
func refused(err error) error {
	return &failure{ToMend, fmt.Errorf("nothing was imported: %w", err)}
}

func runImportFinance(_ context.Context, host Host, files []string, o importOptions) error {
	mapping, err := financeimport.ParseMapping(mappings(o.mapping))
	if err != nil {
		return wrongUse("%w", err)
	}
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return couldNotJudge(err)
	}
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		return couldNotJudge(err)
	}
	into, err := openTarget(schema, o)
	if err != nil {
		return err
	}
	if into.root != nil {
		defer into.root.Close()
	}
	options := financeimport.Options{Map: mapping, Total: schema.TotalRank, Services: into.services()}
	tables, err := readTables(host, files, o.sheets, options)
	if err != nil {
		return err
	}
	figures, err := financeimport.Merge(tables)
	if err != nil {
		return refused(err)
	}
	plan, err := into.plan(figures)
	if err != nil {
		return err
	}
	if !o.dryRun {
		if err := plan.write(); err != nil {
			return err
		}
	}
	if err := plan.say(host, tables, o); err != nil {
		return couldNotJudge(err)
	}
	return nil
}

// mappings splits each value of --map at its commas: line=B,forecast=D becomes line=B
// and forecast=D. A comma inside a heading stays.
func mappings(given []string) []string {
	var all []string
	for _, part := range given {
		for piece := range strings.SplitSeq(part, ",") {
			key, _, found := strings.Cut(piece, "=")
			if found && slices.Contains(financeimport.Keys(), strings.ToLower(strings.TrimSpace(key))) || len(all) == 0 {
				all = append(all, piece)
				continue
			}
			all[len(all)-1] += "," + piece
		}
	}
	return all
}

// readTables reads the tables of amounts in all files. It reads only the named sheets
// or, if the list sheets is empty, the sheets that choose returns.
func readTables(host Host, files, sheets []string, options financeimport.Options) ([]*financeimport.Table, error) {
	var tables []*financeimport.Table
	found := map[string]bool{}
	for _, file := range files {
		content, err := readSheetFile(host, file)
		if err != nil {
			return nil, &failure{WrongUse, err}
		}
		options.File = declaration.Shown(filepath.ToSlash(file))
		if file == "-" {
			options.File = "the pasted text"
		}
		read, err := readSheets(content, sheets, options, found)
		if err != nil && scaffold.LooksLikeServices(content) {
			err = &financeimport.Refusal{File: options.File, Because: "This looks like a list of services, without forecasts or actuals.", Remedy: "Begin a declaration with it: dgcheck init --from-csv " + options.File + "."}
		}
		if err != nil {
			return nil, refused(err)
		}
		tables = append(tables, read...)
	}
	for _, name := range sheets {
		if !found[strings.ToLower(name)] {
			return nil, wrongUse("there is no sheet %q in %s", name, strings.Join(files, ", "))
		}
	}
	return tables, nil
}

// readSheets reads the tables of amounts in one file. It adds to found those of the
// named sheets that the file has.
func readSheets(content []byte, sheets []string, options financeimport.Options, found map[string]bool) ([]*financeimport.Table, error) {
	book, err := workbook.Read(content)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", options.File, err)
	}
	chosen, err := choose(book, sheets, options, found)
	if err != nil {
		return nil, err
	}
	var tables []*financeimport.Table
	for _, grid := range chosen {
		table, err := financeimport.Read(grid, options)
		if err != nil {
			return nil, err
		}
		tables = append(tables, table)
	}
	return tables, nil
}

func readSheetFile(host Host, file string) ([]byte, error) {
	if file == "-" {
		return io.ReadAll(io.LimitReader(host.In, workbook.MaxFile+1))
	}
	opened, err := openOrdinary(file, workbook.MaxFile)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	return io.ReadAll(io.LimitReader(opened, workbook.MaxFile+1))
}

// choose returns the sheets to read: those whose names are in the list or, if the list
// is empty, the only sheet with a row or column of months. It adds to found, in lower
// case, the names from the list that it has found.
func choose(book *workbook.Book, names []string, options financeimport.Options, found map[string]bool) ([]*workbook.Grid, error) {
	var chosen []*workbook.Grid
	var all []string
	for _, grid := range book.Sheets {
		named := slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, grid.Name) })
		if named {
			found[strings.ToLower(grid.Name)] = true
		}
		if named || len(names) == 0 && !grid.Hidden && (len(book.Sheets) == 1 || financeimport.HoldsMonths(grid, options)) {
			chosen = append(chosen, grid)
		}
		if !grid.Hidden {
			all = append(all, financeimport.Quote(grid.Name))
		}
	}
	refusal := &financeimport.Refusal{File: options.File}
	switch {
	case len(names) > 0:
		return chosen, nil
	case len(chosen) == 0:
		refusal.Because, refusal.Remedy = "No sheet that is shown has a row or a column of months.", "Name the sheet with --sheet; there are "+strings.Join(all, ", ")+"."
		return nil, refusal
	case len(chosen) > 1:
		names := make([]string, len(chosen))
		for i, grid := range chosen {
			names[i] = financeimport.Quote(grid.Name)
		}
		refusal.Because, refusal.Remedy = "Several sheets have months: "+strings.Join(names, ", ")+".", "Name the one to read with --sheet. If their figures do not repeat each other, name each with a --sheet of its own."
		return nil, refusal
	}
	return chosen, nil
}
