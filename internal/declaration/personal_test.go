package declaration_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// kinds returns the kinds of fault that a declaration has.
func kinds(d *declaration.Declaration) []declaration.FaultKind {
	var all []declaration.FaultKind
	for _, fault := range d.Faults {
		all = append(all, fault.Kind)
	}
	return all
}

// TestRoles reads roles that are the name of a person, a placeholder for a post that
// nobody holds, the titles of two posts, or the title of one post. Each must be taken
// for what it is; the title of one post must have no fault.
func TestRoles(t *testing.T) {
	roles := map[string][]string{
		"personal": {
			"Ada Lovelace", "Dr J. Snow", "Mrs Siobhan O'Neill", "Grace Hopper", "Mohammed Khan", "Priya Patel", "Prof. Alan Turing", "Sarah-Jane Smith",
			"Lovelace, Ada", "Head of Soil (Ada Lovelace)", "Ada Lovelace - Head of Soil", "J. Smith", "Tom Brown (interim)", "Charlotte Green",
			"sam patel", "ada lovelace", "Siân Davies", "Sanjay", "Zoë Kapoor", "Head of Soil: Priya",
		},
		"placeholder": {
			"interim - to be confirmed", "TBC (recruiting)", "Currently vacant", "Vacant - recruitment in progress", "Head of Soil (vacant)", "to be appointed in January",
			"tbc by end of month", "Recruiting", "To be confirmed", "Head of Permitting - TBC", "Interim, tbc",
			"Head of Policy TBC", "Head of Soil vacant", "Recruitment underway", "currently being recruited", "Awaiting new starter", "Being filled", "Post to be advertised", "Gapped",
		},
		"two posts": {
			"Head of A / Head of B", "Head of Soil and Head of Water", "Service owner / Product manager", "Deputy Director Floods & Head of Mapping", "Head of Soil; Head of Water", "Head of Policy or Head of Operations", "Head of Soil, Head of Water",
		},
		"": {
			"Head of Soil", "Head of Policy and Strategy", "Product / Delivery Manager", "Interim Head of Soil", "Head of Soil (interim)", "Deputy Director Flood Policy",
			"Director Asset Management", "Service Owner River Alerts", "Chief Veterinary Officer", "Grant Scheme Manager", "Marine Consents Lead", "SRO", "Permanent Secretary",
			"Head of Vacant Land", "Head of Soil/Water Policy", "Lead product manager", "Operational service readiness manager", "Director of Tree Health", "Victoria Embankment Office",
			"Head of Grants, Forestry and Land", "Head of Charles Darwin Programme", "Programme delivery manager", "G7 Policy Lead", "Rural Payments", "Kew Gardens", "Minister for Water and Flooding",
			"Owner, River Alerts", "Head of Communications & Engagement", "Head of recruiting",
			"Recruiting Manager", "Vacant Property Officer", "Dean", "Deputy Director, Head of Flood Policy", "Head of Food, Farming and Fisheries", "Policy or Legal Adviser", "soil patel unit",
		},
	}
	for kind, texts := range roles {
		for _, role := range texts {
			t.Run(role, func(t *testing.T) {
				d := one(t, fmt.Sprintf("services: [{id: a, owner: {role: %q, email: soil-ops@example.gov.uk}}]\n", role))
				count := d.At(path("services[0].owner.count")).Text
				got := ""
				switch {
				case count != "1":
					got = "two posts"
				case len(d.Faults) > 0:
					got = string(kinds(d)[0])
				}
				if got != kind {
					t.Errorf("%q is taken for %q (%v), should be %q", role, got, told(d), kind)
				}
				if written := d.At(path("services[0].owner.role")).Text; (kind == "placeholder") != (written == "") {
					t.Errorf("the role is read as %q", written)
				}
			})
		}
	}
}

// TestMailboxes reads email addresses. Those with the name of a person must have a
// fault, with or without a dot; those of an office or a subject must have none, even
// with a dot.
func TestMailboxes(t *testing.T) {
	personal := strings.Fields(`
		alovelace1 ada.lovelace ada_lovelace grace.hopper2 john.smith j.smith jsmith asmith2 priya.patel mohammed.khan sarah.oneill
		aturing1 ghopper2 nigel.o'brien ada adasmith david.j.jones claire-brown smith.john siân.davies priya.k p.kapoor a.rahman xin.zhang`)
	subjects := strings.Fields(`
		marine.consents soil.health river.alerts flood.warnings tree.health plant.health animal.welfare bee.health fish.health land.drainage
		water.quality air.quality waste.permits chemical.licences forest.grants woodland.creation peat.restoration coastal.change bathing.water
		drought.planning rural.payments farm.inspections sheep.movements pig.movements cattle.tracing bovine.tb badger.licensing wildlife.licensing
		species.permits invasive.species food.labelling pesticide.approvals nutrient.management carbon.accounting climate.adaptation green.finance
		nature.recovery local.nature national.parks countryside.stewardship environmental.permitting habitats.regulations marine.licensing fisheries.control
		vessel.monitoring catch.recording port.health border.controls trade.certificates export.health import.checks
		e.coli m.bovis q.fever grant.applications robin.reintroduction hazel.dormice rose.growers heather.burning may.floods team1 area7 covid19 floods2026
		wetlands2 forestry1 holly.blue ivy.league dale.farms glen.trout flood-dg-lead soil-ops support2 zone3 hs2 b.cereus victoria.office charlotte.street
		jack.snipe jenny.wren amber.valley ruby.tiger violet.click martin.mere poppy.fields daisy.chain rosemary.herb sue.complaints mark.recapture victoria.plums
		lily.ponds pearl.mussels jasmine.growers harry.grouse frank.mail jean.pool max.yield`)
	if len(subjects) < 49 {
		t.Fatalf("only %d mailboxes of subjects", len(subjects))
	}
	check := func(local string, want bool) {
		t.Run(local, func(t *testing.T) {
			for _, text := range []string{
				fmt.Sprintf("services: [{id: a, support: {email: %q}}]\n", local+"@example.gov.uk"),
				fmt.Sprintf("services: [{id: a, name: %q}]\n", "Write to "+local+"@example.gov.uk."),
			} {
				if got := len(one(t, text).Faults) > 0; got != want {
					t.Errorf("%s is personal: %t, should be %t", text, got, want)
				}
			}
		})
	}
	for _, local := range personal {
		check(local, true)
	}
	for _, local := range subjects {
		check(local, false)
	}
}

// TestNumbersThatAreTelephones reads texts with digits. British telephone numbers must
// have a fault. Helplines, and digits that touch letters or are part of a link or an
// id, must have none.
func TestNumbersThatAreTelephones(t *testing.T) {
	personal := []string{"01632 960123", "Ring 020 7946 0123.", "+44 7700 900123", "(01632) 960 123", "07700900123", "Call 07700 900 123, after two", "+44 (0)7700 900123", "01632-960-123", "0044 7700 900123", "07700.900.123", "07700 900123/07700 900124"}
	none := []string{
		"https://github.com/DEFRA/x/commit/d178be4197b42b855c4b773f779dfa0623905530", "d178be4197b42b855c4b773f779dfa0623905530",
		"0300 020 0301", "0345 933 5577", "0800 028 1140", "+44 345 933 5577", "PAB-26-0141234567", "INC00123456789", "REF01632960123", "2026-04-01 to 2026-10-01", "120000 and 340000 and 1234567890",
		"https://example.gov.uk/records/01632960123", "www.example.gov.uk/01632960123", "ticket 01632960123456", "id_07700900123", "12345 67890", "order/07700900123", "1.01632960123", "grid ref SP 01234 56789", "0123456789 rows", "doi 10.1000/01234567890", "CPH 01/234/5678",
	}
	check := func(text string, want bool) {
		t.Run(text, func(t *testing.T) {
			d := one(t, fmt.Sprintf("services: [{id: a, name: %q}]\n", text))
			if got := len(d.Faults) > 0; got != want {
				t.Errorf("a telephone number: %t, should be %t", got, want)
			}
		})
	}
	for _, text := range personal {
		check(text, true)
	}
	for _, text := range none {
		check(text, false)
	}
}
