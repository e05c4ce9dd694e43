package links_test

import (
	"context"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/links"
)

func TestWhatAnAnswerTells(t *testing.T) {
	s := begin(t)
	to := func(address string) string { return s.at("/to?address=" + url.QueryEscape(address)) }
	for address, want := range map[string]links.Outcome{
		s.at("/200"): links.OK, s.at("/204"): links.OK, s.at("/416"): links.OK, s.at("/no-head"): links.OK, s.at("/head-404"): links.OK,
		s.at("/401"): links.SignIn, s.at("/403"): links.SignIn,
		s.at("/404"): links.Missing, s.at("/410"): links.Missing, "https://nowhere.example.com/": links.Missing,
		s.at("/400"): links.Unknown, s.at("/429"): links.Unknown, s.at("/451"): links.Unknown, s.at("/500"): links.Unknown, s.at("/503"): links.Unknown, s.at("/999"): links.Unknown,
		to("/200"): links.OK, to("/404"): links.Missing, to(s.at("/403")): links.SignIn, to(to("/200")): links.OK,
		to("https://login.microsoftonline.com/x"): links.SignIn, to("https://id.atlassian.com/login"): links.SignIn, to("https://github.com/login?return_to=x"): links.SignIn,
		to("http://example.com/"): links.Unknown, to("https://someone@example.com/"): links.Unknown, to("::"): links.Unknown, to("file:///etc/hosts"): links.Unknown,
		to("https://10.0.0.1/"): links.Unknown, to("https://inside.example.com/"): links.Unknown, to("https://both.example.com/"): links.Unknown,
		to("https://[fe80::1]/"): links.Unknown, to("https://169.254.169.254/latest/meta-data"): links.Unknown, to("https://[::ffff:10.0.0.1]/"): links.Unknown,
		to("https://[64:ff9b::a00:1]/"): links.Unknown, "https://100.64.0.1/": links.Unknown,
		"http://example.com/": links.Unknown, "https://": links.Unknown, "https://127.0.0.1:" + s.port() + "/200": links.OK,
	} {
		t.Run(address, func(t *testing.T) {
			got := s.looker(begun()).Look(t.Context(), address)
			if got.Outcome != want || (want == links.Unknown) != (got.Why != "") {
				t.Errorf("%s (%s), want %s", got.Outcome, got.Why, want)
			}
			if strings.Contains(got.Why, "127.0.0.1") || strings.Contains(got.Why, "10.") {
				t.Errorf("addresses are told: %s", got.Why)
			}
		})
	}
}

func TestRedirectsWithoutEndAreUnknown(t *testing.T) {
	s := begin(t)
	got := s.looker(begun()).Look(t.Context(), s.at("/to?address=%2Fto%3Faddress%3D%2Fto"))
	if got.Outcome != links.Unknown {
		t.Errorf("%+v", got)
	}
	if len(s.asked) > 6 {
		t.Errorf("%d requests", len(s.asked))
	}
}

// TestTheWebAloneIsAllowed: the default Looker does not connect to this machine, even
// if a public name resolves to it.
func TestTheWebAloneIsAllowed(t *testing.T) {
	s := begin(t)
	looker := links.New(links.Options{Clock: begun(), London: time.UTC, Agent: "dgcheck-test", Resolver: names{"example.com": "127.0.0.1"}})
	if got := looker.Look(t.Context(), s.at("/200")); got.Outcome != links.Unknown || !strings.Contains(got.Why, "inside a network") || len(s.asked) > 0 {
		t.Errorf("%+v, asked %v", got, s.asked)
	}
}

func TestWithoutAnyNamesNoneIsMissing(t *testing.T) {
	looker := links.New(links.Options{Clock: begun(), London: time.UTC, Resolver: names{}})
	if got := looker.Look(t.Context(), "https://example.com/"); got.Outcome != links.Unknown {
		t.Errorf("%+v", got)
	}
}

func TestACertificateOfAnotherIsUnknown(t *testing.T) {
	s := begin(t)
	looker := links.New(links.Options{
		Clock: begun(), London: time.UTC, Agent: "dgcheck-test", Resolver: names{"example.com": "127.0.0.1"},
		Allow: func(netip.AddrPort) bool { return true },
	})
	if got := looker.Look(t.Context(), s.at("/200")); got.Outcome != links.Unknown || got.Why != "Its certificate could not be checked." {
		t.Errorf("%+v", got)
	}
}

func TestAHostIsAskedOnceASecond(t *testing.T) {
	s, c := begin(t), begun()
	for _, sight := range s.looker(c).All(t.Context(), []string{s.at("/200"), s.at("/204"), s.at("/404")}) {
		if sight.Outcome == links.Unknown {
			t.Errorf("%+v", sight)
		}
	}
	if c.now.Sub(begun().now) < 3*time.Second || slices.Max(c.waited) > 4*time.Second {
		t.Errorf("waited %v", c.waited)
	}
	if diff := cmp.Diff(4, len(s.asked)); diff != "" { // one HEAD for each, and a GET for those that were not found
		t.Errorf("%s %v", diff, s.asked)
	}
}

func TestACancelledCollectionTellsNothing(t *testing.T) {
	s := begin(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, sight := range s.looker(begun()).All(ctx, []string{s.at("/200"), s.at("/404")}) {
		if sight.Outcome != links.Unknown {
			t.Errorf("%+v", sight)
		}
	}
}

func TestWhatIsOfThePublicInternet(t *testing.T) {
	for address, want := range map[string]bool{
		"151.101.0.144": true, "8.8.8.8": true, "2606:4700::6810:1": true, "64:ff9b::808:808": true, "2002:808:808::1": true, "::ffff:8.8.8.8": true,
		"0.0.0.0": false, "0.1.2.3": false, "10.0.0.1": false, "100.64.0.1": false, "100.127.255.255": false, "127.0.0.1": false, "169.254.169.254": false, "172.16.0.1": false,
		"172.31.255.255": false, "192.0.0.8": false, "192.168.1.1": false, "198.18.0.1": false, "203.0.113.9": false, "224.0.0.1": false, "240.0.0.1": false, "255.255.255.255": false, "168.63.129.16": false,
		"::": false, "::1": false, "::7f00:1": false, "::ffff:127.0.0.1": false, "fe80::1": false, "fe80::1%eth0": false, "fc00::1": false, "fd12::1": false, "fec0::1": false, "ff02::1": false,
		"64:ff9b::a00:1": false, "64:ff9b::7f00:1": false, "64:ff9b:1::808:808": false, "2002:a00:1::": false, "2002:7f00:1::": false, "2001:db8::1": false, "2001::1": false, "100::1": false,
	} {
		if got := links.Public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
	if links.Public(netip.Addr{}) {
		t.Error("no address is public")
	}
}

// FuzzNoAddressInsideANetworkIsPublic: an address that netip reports as private or
// special is not Public. The same must hold for an IPv4 address inside an IPv6 address.
func FuzzNoAddressInsideANetworkIsPublic(f *testing.F) {
	f.Add([]byte{10, 0, 0, 1})
	f.Add([]byte(netip.MustParseAddr("64:ff9b::a00:1").AsSlice()))
	f.Fuzz(func(t *testing.T, bytes []byte) {
		address, ok := netip.AddrFromSlice(bytes)
		if !ok {
			return
		}
		inner := address.Unmap()
		if links.Public(address) && (inner.IsPrivate() || inner.IsLoopback() || inner.IsLinkLocalUnicast() || inner.IsMulticast() || inner.IsUnspecified()) {
			t.Errorf("%s is public", address)
		}
	})
}

func TestASecondMissADayLaterIsGone(t *testing.T) {
	s, c := begin(t), begun()
	targets := []links.Target{
		{About: []string{"services", "a"}, Address: s.at("/404")}, {About: []string{"roadmap"}, Address: s.at("/404#there")},
		{About: []string{"group"}, Address: s.at("/200")}, {About: []string{"outcomes", "b"}, Address: s.at("/500")},
	}
	var earlier *evidence.Document
	collect := func(c *clock) map[string]string {
		sources, facts := links.Collect(t.Context(), s.looker(c), targets, earlier)
		document := evidence.Document{
			Schema: evidence.SchemaName, Group: "g", Collected: evidence.Collected{Until: c.Now().Format(time.DateOnly), Asked: []evidence.Kind{evidence.Links}}, Sources: sources, Facts: facts,
		}.Canonical()
		if err := document.Validate(); err != nil {
			t.Fatal(err)
		}
		earlier = &document
		seen := map[string]string{}
		for _, fact := range facts {
			seen[strings.Join(fact.About, "/")] = fact.Is + " " + fact.On
		}
		return seen
	}
	for _, step := range []struct {
		after time.Duration
		want  string
	}{
		{0, "missing-once 2026-11-22"}, {20 * time.Hour, "missing-once 2026-11-22"}, {20 * time.Hour, "gone 2026-11-24"}, {time.Hour, "gone 2026-11-24"},
	} {
		c.now = c.now.Add(step.after)
		got := collect(c)
		want := map[string]string{"services/a": step.want, "roadmap": step.want, "group": "ok " + c.now.Format(time.DateOnly)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("after %s: %s", step.after, diff)
		}
		if earlier.Complete() {
			t.Error("an address that could not be judged counts as looked at")
		}
	}
}

func TestMoreLinksThanAreLookedAtAreNamed(t *testing.T) {
	s := begin(t)
	var targets []links.Target
	for i := range links.MostLinks + 3 {
		targets = append(targets, links.Target{About: []string{"services", fmt.Sprint(i)}, Address: s.at(fmt.Sprintf("/200?%s%d", strings.Repeat("x", 200), i))})
	}
	sources, facts := links.Collect(t.Context(), s.looker(begun()), targets, nil)
	incomplete := slices.DeleteFunc(slices.Clone(sources), func(s evidence.Source) bool { return s.State == evidence.Complete })
	if len(facts) != links.MostLinks || len(sources) != links.MostLinks+3 || len(incomplete) != 3 {
		t.Errorf("%d facts, %d sources, %d not looked at", len(facts), len(sources), len(incomplete))
	}
}
