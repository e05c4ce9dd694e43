package gitexec

import (
	"os"
	"path/filepath"
)

// guarded returns the arguments of git with options before them that override
// the repository's configuration: git runs no other programs and fetches
// nothing.
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

// environment returns the whole environment of git. It names the repository,
// so that git does not search for one: neither the owner of the repository nor
// a folder that looks like another repository then matters. Git still reads the
// repository's settings, but guarded overrides every one that git would act on.
// A repository cannot override the list of protocols in the environment.
func environment(top string) []string {
	return []string{
		"GIT_DIR=" + filepath.Join(top, ".git"), "GIT_WORK_TREE=" + top,
		"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_SYSTEM=" + os.DevNull, "GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_ATTR_NOSYSTEM=1",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_NO_REPLACE_OBJECTS=1",
		"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_PAGER=cat", "LC_ALL=C",
	}
}
