package gitexec

import (
	"os"
	"path/filepath"
)

// guarded returns args with options before them that override the repository's own
// settings, so that git runs no other program and fetches nothing.
func guarded(args []string) []string {
	guards := []string{"--no-pager", "--no-replace-objects", "--literal-pathspecs"}
	for _, setting := range []string{
		"core.fsmonitor=false", "core.hooksPath=" + os.DevNull, "core.attributesFile=" + os.DevNull,
		"core.pager=cat", "core.sshCommand=false", "core.gitProxy=false", "core.askPass=", "core.alternateRefsCommand=false",
		"credential.helper=", "protocol.allow=never", "gc.auto=0", "maintenance.auto=false",
	} {
		guards = append(guards, "-c", setting)
	}
	return append(guards, args...)
}

// environment returns all environment variables of the git process. GIT_DIR and
// GIT_WORK_TREE name the repository, so git does not search for one. It therefore does
// not check who owns the repository, and does not take a folder inside for another
// repository. Git still reads the repository's settings; guarded overrides each one
// that would run a program or fetch. The list of allowed protocols is an environment
// variable because the repository's settings cannot override that.
func environment(top string) []string {
	return []string{
		"GIT_DIR=" + filepath.Join(top, ".git"), "GIT_WORK_TREE=" + top,
		"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_SYSTEM=" + os.DevNull, "GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_ATTR_NOSYSTEM=1",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_NO_REPLACE_OBJECTS=1",
		"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_PAGER=cat", "LC_ALL=C",
	}
}
