package action_test

import (
	"os"
	"strings"
	"testing"
)

// TestAProgramAtHand: the script must run the program that the input dgcheck-path
// names. If there is no such program, it must run nothing.
func TestAProgramAtHand(t *testing.T) {
	tests := map[string]struct {
		path   string
		runs   bool
		system string
	}{
		"by its whole path":      {absolute(t, "testdata/dgcheck"), true, "Linux"},
		"from here":              {"testdata/dgcheck", true, "macOS"},
		"by a Windows path":      {`testdata\dgcheck`, true, "Windows"},
		"a backslash elsewhere":  {`testdata\dgcheck`, false, "Linux"},
		"nothing there":          {"testdata/nothing", false, "Linux"},
		"a folder":               {"testdata", false, "Linux"},
		"not a program":          {"checksums.txt", false, "Linux"},
		"a command, not a file":  {"true", false, "Linux"},
		"a name like a sentence": {"no\n::set-output name=verdict::pass", false, "Linux"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			s.env["DGCHECK_PROGRAM"], s.env["RUNNER_OS"] = test.path, test.system
			end := s.run()
			if test.runs {
				if end.status != 0 || end.arguments == nil {
					t.Errorf("status %d:\n%s", end.status, end.log)
				}
				return
			}
			notStarted(t, end, "dgcheck-path names")
		})
	}
}

// notStarted checks that a step failed without running dgcheck. The last line of its
// log must be an error that contains the text says and names the remedy, the input
// dgcheck-path. The output verdict must be not-judged.
func notStarted(t *testing.T, end ended, says string) {
	t.Helper()
	if end.status != 3 || end.arguments != nil {
		t.Errorf("status %d, arguments %q", end.status, end.arguments)
	}
	if end.outputs != "verdict=not-judged\n" {
		t.Errorf("outputs: %q", end.outputs)
	}
	if want := "dgcheck could not start, so nothing was judged. The log of this step says why.\n"; end.summary != want {
		t.Errorf("summary: %q", end.summary)
	}
	lines := strings.Split(strings.TrimSuffix(end.log, "\n"), "\n")
	last := lines[len(lines)-1]
	if !strings.HasPrefix(last, "::error title=dgcheck::") || !strings.Contains(last, says) || !strings.Contains(last, "dgcheck-path") {
		t.Errorf("the log does not end by saying %q and naming dgcheck-path:\n%s", says, end.log)
	}
}

// TestADownload: the script must run the downloaded program only if the archive has the
// checksum in checksums.txt.
func TestADownload(t *testing.T) {
	tests := map[string]struct {
		system, machine string // RUNNER_OS and RUNNER_ARCH
		name            string // the archive's name
		member          string // the name of the program in it
		change          func(*release)
		says            string // why it is not run; empty if it is
	}{
		"Linux":                   {system: "Linux", machine: "X64", name: "dgcheck_1.2.3_linux_amd64.tar.gz", member: "dgcheck"},
		"Linux on ARM":            {system: "Linux", machine: "ARM64", name: "dgcheck_1.2.3_linux_arm64.tar.gz", member: "dgcheck"},
		"macOS":                   {system: "macOS", machine: "X64", name: "dgcheck_1.2.3_darwin_amd64.tar.gz", member: "dgcheck"},
		"macOS on ARM":            {system: "macOS", machine: "ARM64", name: "dgcheck_1.2.3_darwin_arm64.tar.gz", member: "dgcheck"},
		"Windows":                 {system: "Windows", machine: "X64", name: "dgcheck_1.2.3_windows_amd64.tar.gz", member: "dgcheck.exe"},
		"Windows on ARM":          {system: "Windows", machine: "ARM64", name: "dgcheck_1.2.3_windows_arm64.tar.gz", member: "dgcheck.exe"},
		"a system without one":    {system: "Plan9", machine: "X64", name: "dgcheck_1.2.3_linux_amd64.tar.gz", member: "dgcheck", says: "There is no dgcheck for Plan9 on X64."},
		"a processor without one": {system: "Linux", machine: "ARM", name: "dgcheck_1.2.3_linux_amd64.tar.gz", member: "dgcheck", says: "There is no dgcheck for Linux on ARM."},
		"not in the release":      {system: "Linux", machine: "ARM64", name: "dgcheck_1.2.3_linux_amd64.tar.gz", member: "dgcheck", says: "knows no release of dgcheck for linux_arm64"},
		"another file of it":      {system: "Linux", machine: "X64", name: "dgcheck_1.2.3_linux_amd64.tar.gz.sbom.json", member: "dgcheck", says: "knows no release"},
		"a name with a folder":    {system: "Linux", machine: "X64", name: "../dgcheck_1.2.3_linux_amd64.tar.gz", member: "dgcheck", says: "knows no release"},
		"not served": {
			system: "Linux", machine: "X64", name: "dgcheck_1.2.3_linux_amd64.tar.gz", member: "dgcheck",
			change: func(r *release) { r.archive = nil }, says: "could not be downloaded",
		},
		"changed by a byte": {
			system: "Linux", machine: "X64", name: "dgcheck_1.2.3_linux_amd64.tar.gz", member: "dgcheck",
			change: func(r *release) { r.archive = append(r.archive, 0) }, says: "its checksum is another",
		},
		"no checksum": {
			system: "Linux", machine: "X64", name: "dgcheck_1.2.3_linux_amd64.tar.gz", member: "dgcheck",
			change: func(r *release) { r.sum = "" }, says: "knows no release",
		},
		"half a checksum": {
			system: "Linux", machine: "X64", name: "dgcheck_1.2.3_linux_amd64.tar.gz", member: "dgcheck",
			change: func(r *release) { r.sum = r.sum[:32] }, says: "knows no release",
		},
		"no program in it": {
			system: "Linux", machine: "X64", name: "dgcheck_1.2.3_linux_amd64.tar.gz", member: "README.md",
			says: "could not be unpacked",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			served := pack(t, test.name, test.member)
			if test.change != nil {
				test.change(&served)
			}
			s := newScene(t)
			s.env["RUNNER_OS"], s.env["RUNNER_ARCH"] = test.system, test.machine
			s.env["DGCHECK_PROGRAM"], s.env["DGCHECK_RELEASES"] = "", serve(t, served)
			s.script = beside(t, "# A comment.\n"+served.sum+"  "+served.name+"\n")
			end := s.run()
			if test.says != "" {
				notStarted(t, end, test.says)
				return
			}
			if end.status != 0 || end.arguments == nil {
				t.Errorf("status %d:\n%s", end.status, end.log)
			}
		})
	}
}

// TestTheCommittedChecksums: either action/checksums.txt says that there is no release,
// and the action fails, or it has a checksum for each system and processor.
func TestTheCommittedChecksums(t *testing.T) {
	content, err := os.ReadFile("checksums.txt")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(content), "There is no release yet.") {
		s := newScene(t)
		s.env["DGCHECK_PROGRAM"] = ""
		notStarted(t, s.run(), "knows no release of dgcheck for linux_amd64")
		return
	}
	for _, system := range []string{"linux", "darwin", "windows"} {
		for _, machine := range []string{"amd64", "arm64"} {
			if ending := "_" + system + "_" + machine + ".tar.gz\n"; strings.Count(string(content), ending) != 1 {
				t.Errorf("checksums.txt has not one line ending in %q", ending)
			}
		}
	}
}
