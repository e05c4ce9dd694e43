package command

import (
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/report"
)

// define adds the flags of check to a command.
func (o *checkOptions) define(cmd *cobra.Command) {
	flags := cmd.Flags()
	textVar(flags, &o.asOf, "as-of", "judge by this day, YYYY-MM-DD (default today in Europe/London)")
	flags.StringArrayVarP(&o.formats, "format", "f", []string{"text"}, "write FORMAT, or FORMAT=FILE; repeatable: "+strings.Join(report.Formats(), ", "))
	wordVar(flags, &o.failOn, "fail-on", "error", "exit with status 1 from this severity: error, warning, info or never")
	flags.StringVar(&o.base, "base", "", "say what is new and what is mended since this commit or day, such as origin/main or 2026-09-01")
	wordVar(flags, &o.onNew, "fail-on-new", "", "with --base, in place of --fail-on: exit with status 1 for problems that are new, from error, warning or info")
	flags.StringArrayVar(&o.packs, "pack", nil, "judge by this pack instead of the group's own; repeatable")
	textVar(flags, &o.params, "params", "YAML file with an organisation's figures over the defaults")
	flags.StringArrayVar(&o.policy, "policy", nil, "judge by an organisation's own policies too: a folder or an OPA bundle; repeatable")
	flags.StringArrayVar(&o.against, "against-policy", nil, "say what would change under these policies (a folder or bundle, in place of --policy) or figures (a YAML file, in place of --params); repeatable")
	flags.StringArrayVar(&o.evidence, "evidence", nil, "judge by what was seen too: a file of dgcheck collect, or a folder of them; repeatable")
	flags.BoolVar(&o.attested, "attested", false, "an attestation of each file of --evidence has been verified, as by gh attestation verify, so that it counts wherever it lies")
	flags.BoolVar(&o.history, "history", false, "judge by the history of the declared files too, which is read from git")
	wordVar(flags, &o.show, "show", "problems", "what text shows: problems or all")
	flags.BoolVar(&o.noColor, "no-color", false, "write without colours")
	flags.BoolVar(&o.quiet, "quiet", false, "write nothing to standard output: the exit status and files say it")
	flags.IntVar(&o.most, "max", 0, "show at most this many problems of a group in text (default all)")
	textVarP(flags, &o.folder, "out", "o", "folder for the formats that name no file, as dgcheck.json and so on")
	flags.BoolVar(&o.watch, "watch", false, "check again whenever a declared file changes, until interrupted")
	flags.IntVar(&o.workers, "workers", runtime.GOMAXPROCS(0), "groups to judge at the same time")
	textVar(flags, &o.shard, "shard", "judge only the Kth of N shares of the groups, K/N, as one job of several does")
	flags.BoolVar(&o.publish, "publish", false, "publish the result to GitHub too; see dgcheck publish --help")
	o.publishing.define(cmd)
	completeWords(cmd, "format", report.Formats())
	completeWords(cmd, "fail-on", []string{"error", "warning", "info", "never"})
	completeWords(cmd, "fail-on-new", []string{"error", "warning", "info"})
	completeWords(cmd, "show", []string{"problems", "all"})
}
