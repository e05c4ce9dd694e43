package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/fix"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/scaffold"
)

// initOptions are the values of init's flags.
type initOptions struct {
	folder                             string
	yes, workflow                      bool
	name, founded, leadRole, leadEmail string
	outcomes, services                 []string
	csv, assurance, catalog            string
}

// declarationFile is the file that init writes.
const declarationFile = declaration.Folder + ".yaml"

func newInit(host Host) *cobra.Command {
	var o initOptions
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Write a first declaration",
		Long: `Write a first declaration of a delivery group into DIR, by default the current
folder. It can be read at once; what is not known yet is a comment that says what to
write. On a terminal at most ten questions are asked, each with a default; flags
answer them too, and --yes asks none. Every guess is marked in the file and listed.
What is there already is never changed.`,
		Example: `  dgcheck init
  dgcheck init soil --yes --name "Soil health" --service "Record a soil check = alpha since 2026-08-03"
  dgcheck init --from-csv services.csv --workflow`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrongUse("init takes one folder, or none for the current one")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.folder = strings.Join(args, "")
			return runInit(cmd.Context(), host, o)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.yes, "yes", false, "ask nothing and take the defaults")
	flags.StringVar(&o.name, "name", "", "name of the group")
	textVar(flags, &o.founded, "founded", "day on which the group was founded, YYYY-MM-DD")
	flags.StringVar(&o.leadRole, "lead-role", "", "title of the post that leads the group")
	flags.StringVar(&o.leadEmail, "lead-email", "", "mailbox of that post")
	flags.StringArrayVar(&o.outcomes, "outcome", nil, "an outcome of the group; repeatable")
	flags.StringArrayVar(&o.services, "service", nil, `a service, such as "Apply for a grant = live since 2024-05-14"; repeatable`)
	flags.StringVar(&o.csv, "from-csv", "", "take services from a CSV file with columns such as name, phase, owner, url")
	flags.StringVar(&o.assurance, "from-assurance", "", "take group and services from a saved answer of Defra's assurance service (JSON)")
	flags.StringVar(&o.catalog, "from-catalog", "", "take group and services from a catalog-info.yaml of Backstage")
	flags.BoolVar(&o.workflow, "workflow", false, "write "+scaffold.WorkflowFile+" too")
	return cmd
}

// initRun is one run of dgcheck init.
type initRun struct {
	host   Host
	o      initOptions
	schema *declaration.Schema
	file   []byte // the JSON Schema that is written for editors
	today  calendar.Day
	group  scaffold.Group
}

func runInit(ctx context.Context, host Host, o initOptions) error {
	if o.folder == "" {
		o.folder = "."
	}
	r := &initRun{host: host, o: o}
	if err := r.prepare(); err != nil {
		return err
	}
	if err := r.collect(ctx); err != nil {
		return err
	}
	r.group.Sound(r.read)
	if files := declaration.Discover(os.DirFS(o.folder)); len(files) > 0 {
		return r.showMissing(files)
	}
	return r.write()
}

func (r *initRun) prepare() error {
	book, err := rulebook.Load(r.host.Policies)
	if err != nil {
		return couldNotJudge(err)
	}
	if r.schema, err = declaration.ReadSchema(book.Schema, book.Words); err != nil {
		return couldNotJudge(err)
	}
	if r.file, err = declaration.Published(book.Schema); err != nil {
		return couldNotJudge(err)
	}
	c := &check{host: r.host}
	if err := c.readDay(""); err != nil {
		return err
	}
	r.today = c.day
	if r.o.founded != "" {
		day, remedy := declaration.ReadDay(r.o.founded)
		if day == "" {
			return wrongUse("--founded is a day, not %q. %s", r.o.founded, remedy)
		}
		if on, _ := calendar.ParseDay(day); on > r.today {
			return wrongUse("--founded is a day up to today, such as 2026-04-01, not %q", r.o.founded)
		}
		r.o.founded = day
	}
	return nil
}

// read reads text as if it were the declaration in the folder.
func (r *initRun) read(text string) *declaration.Declaration {
	return r.schema.Load(fix.Over(nowhere{}, map[string][]byte{declarationFile: []byte(text)}), "group")
}

// collect takes facts about the group from flags and files, asks for others on a
// terminal, and guesses the rest.
func (r *initRun) collect(ctx context.Context) error {
	g := &r.group
	g.Name, g.Founded, g.LeadRole, g.LeadEmail = scaffold.Given(r.o.name), scaffold.Given(r.o.founded), scaffold.Given(r.o.leadRole), scaffold.Given(r.o.leadEmail)
	for _, title := range r.o.outcomes {
		g.Outcomes = append(g.Outcomes, scaffold.Given(title))
	}
	sources := []struct {
		name string
		read func([]byte) error
	}{
		{r.o.csv, g.FromCSV},
		{r.o.assurance, func(content []byte) error { return g.FromAssurance(content, r.o.name) }},
		{r.o.catalog, g.FromCatalog},
	}
	for _, source := range sources {
		if source.name == "" {
			continue
		}
		content, err := readOrdinary(source.name)
		if err == nil {
			err = source.read(content)
		}
		if err != nil {
			return couldNotJudge(fmt.Errorf("read %s: %w", source.name, err))
		}
	}
	for _, line := range r.o.services {
		g.AddService(line)
	}
	if !r.o.yes && r.host.In != nil && r.host.Terminal(r.host.Out) {
		if err := r.ask(ctx); err != nil {
			return err
		}
	}
	r.guess()
	return nil
}

// guess makes the id of the group, and guesses its name, the day it was founded and the
// title of the post that leads it, where neither flags, files nor answers gave them. It
// guesses nothing else, and no email address.
func (r *initRun) guess() {
	g := &r.group
	if g.Name.Text == "" {
		g.Name = scaffold.Guessed(r.folderName(), "the name of the folder")
	}
	g.ID = scaffold.Guessed(declaration.Slug(g.Name.Text), "made of the name; it never changes later")
	if g.ID.Text == "" {
		g.ID = scaffold.Guessed("group", "the name has no letters that an id can have")
	}
	if g.Founded.Text == "" {
		g.Founded = scaffold.Guessed(r.today.String(), "today")
	}
	if g.LeadRole.Text == "" {
		g.LeadRole = scaffold.Guessed("Delivery group lead", "the usual title")
	}
}

// folderName returns a name for the group, made from the name of the folder.
func (r *initRun) folderName() string {
	folder, err := filepath.Abs(r.o.folder)
	if err != nil {
		folder = r.o.folder
	}
	words := strings.Join(strings.FieldsFunc(filepath.Base(folder), func(c rune) bool { return c == '-' || c == '_' || c == ' ' }), " ")
	if declaration.Slug(words) == "" || declaration.Shown(words) != words {
		return "Delivery group"
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// readOrdinary returns the content of a regular file that a flag names.
func readOrdinary(name string) ([]byte, error) {
	file, err := openOrdinary(name, declaration.MaxFile)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, declaration.MaxFile+1))
}
