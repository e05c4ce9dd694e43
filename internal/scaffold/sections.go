package scaffold

// SchemaFile is the name of the schema that editors read, in the folder of the
// declaration.
const SchemaFile = "delivery-group.schema.json"

// legacy writes the section `legacy` as a comment that the group can start from, since
// nothing is known about it.
func legacy(t *Text) {
	t.put(0,
		"# Old technology that the group looks after. If there is none: legacy: none",
		"# legacy:",
		"#   - id: old-register",
		"#     name: Old register",
		"#     plan: replace   # or retain, retire")
}

func (g *Group) roadmap(t *Text) {
	t.put(0, "# What comes now, next and later, and which outcome it is for.")
	if g.RoadmapURL.Text != "" {
		t.put(0, "roadmap:")
		t.fact(2, "url", g.RoadmapURL)
		t.put(2, "# reviewed: 2026-11-02")
		return
	}
	t.put(0,
		"# roadmap:",
		"#   reviewed: 2026-11-02",
		"#   items:",
		"#     - id: beta",
		"#       title: Take the service to beta",
		"#       horizon: now   # or next, later, done",
		"#       outcomes:",
		"#         - "+g.firstOutcome())
}

func (g *Group) pipeline(t *Text) {
	t.put(0,
		"# The work that is proposed, approved and under way, with what it is worth.",
		"# pipeline:",
		"#   updated: 2026-11-16",
		"#   items:",
		"#     - id: alpha",
		"#       title: Alpha of the service",
		"#       status: in-progress",
		"#       value: 180000",
		"#       spend_control: required   # or not-required",
		"#       outcomes:",
		"#         - "+g.firstOutcome())
}

func finance(t *Text) {
	t.put(0,
		"# What each month should cost and did cost, in pounds. Leave actual out until it is known.",
		"# To keep amounts private, write mode: headline and give actuals_to and evidence.",
		"# finance:",
		"#   forecast_updated: 2026-11-09",
		"#   months:",
		"#     2026-10:",
		"#       forecast: 42000",
		"#       actual: 42400",
		"#     2026-11:",
		"#       forecast: 45000")
}

func retrospectives(t *Text) {
	t.put(0,
		"# The last day on which the group looked back at how it works.",
		"# retrospectives:",
		"#   last: 2026-11-06")
}
