package githubfake

import "unicode/utf8"

// GitHub's limits for labels, from https://github.com/github/docs/issues/32156.
const (
	labelName        = 50  // characters
	labelDescription = 100 // characters
)

func getLabel(c *call) reply {
	label, found := c.repository.label(c.path["name"])
	if !found {
		return notFound()
	}
	return ok(labelView(label))
}

func createLabel(c *call) reply {
	var label Label
	c.read(&label)
	if n := utf8.RuneCountInString(label.Name); n == 0 || n > labelName {
		return broken("Label", "name", "is %d characters long (1 to %d)", n, labelName)
	}
	if n := utf8.RuneCountInString(label.Description); n > labelDescription {
		return broken("Label", "description", "is %d characters long (at most %d)", n, labelDescription)
	}
	if label.Color != "" && !isColour(label.Color) {
		return broken("Label", "color", "%q is not six hexadecimal digits", label.Color)
	}
	if _, found := c.repository.label(label.Name); found {
		return invalid("Label", "name", "already_exists", "")
	}
	if label.Color == "" {
		label.Color = unchosenColour
	}
	c.repository.labels = append(c.repository.labels, label)
	return created(labelView(label))
}

// unchosenColour is the colour of a label for which the request names no colour.
const unchosenColour = "ededed"

func isColour(text string) bool {
	for _, digit := range text {
		if !(digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f' || digit >= 'A' && digit <= 'F') {
			return false
		}
	}
	return len(text) == 6
}

func labelView(label Label) map[string]any {
	return map[string]any{
		"id": numberOf(label.Name), "name": label.Name, "color": label.Color, "description": label.Description, "default": false,
		"node_id": "", "url": "https://api.github.com/",
	}
}
