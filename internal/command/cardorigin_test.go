package command

import "testing"

func TestTheAddressOfARepositoryHasNoSecret(t *testing.T) {
	for remote, want := range map[string]string{
		"https://github.com/DEFRA/flood.git":                   "https://github.com/DEFRA/flood",
		"https://x-access-token:secret@github.com/DEFRA/flood": "https://github.com/DEFRA/flood",
		"https://secret@GitHub.com/DEFRA/flood/?token=secret":  "https://github.com/DEFRA/flood",
		"git@github.com:DEFRA/flood.git":                       "https://github.com/DEFRA/flood",
		"ssh://git@github.com:22/DEFRA/flood.git":              "https://github.com/DEFRA/flood",
		"/home/someone/flood":                                  "",
		"file:///home/someone/flood":                           "",
		`C:\Users\someone\flood`:                               "",
		"../flood":                                             "",
		"someone:flood":                                        "",
		"ext::sh -c secret":                                    "",
		"":                                                     "",
	} {
		if got := publicAddress(remote); got != want {
			t.Errorf("%q: %q, want %q", remote, got, want)
		}
	}
}
