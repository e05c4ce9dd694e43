package yamltext

import (
	"regexp"

	"gopkg.in/yaml.v3"
)

// split marks a scalar that was put together again by joinThousands. The
// styles of yaml.v3 end well below this bit.
const split yaml.Style = 1 << 16

// Split reports whether a comma in braces had cut the scalar into a value and
// one or more keys: `{forecast: 120,000}` is forecast 120 and a key 000 to
// YAML. Text then gives the whole number as it was written.
func (n Node) Split() bool { return n.node.Style&split != 0 }

// Flow reports whether a list or map is written in brackets or braces.
func (n Node) Flow() bool { return n.node.Style&yaml.FlowStyle != 0 }

var (
	// thousandsStart is a number before its first comma, with sign, bracket or
	// currency in front.
	thousandsStart = regexp.MustCompile(`^[-−+(]*\s*£?\s*[-−+]?\d{1,3}$`)
	// thousandsGroup is what stands between commas or after the last one.
	thousandsGroup = regexp.MustCompile(`^\d{3}(\.\d+)?\)?$`)
	// pointed is a number in which points set thousands apart, and pence what follows
	// its comma.
	pointed = regexp.MustCompile(`^[-−+(]*\s*£?\s*[-−+]?\d{1,3}(\.\d{3})+$`)
	pence   = regexp.MustCompile(`^\d{1,2}\)?$`)
	// wholeGroup is a group that another may follow.
	wholeGroup = regexp.MustCompile(`^\d{3}$`)
)

// joinThousands puts numbers together again that a comma in braces has cut.
func joinThousands(node *yaml.Node) {
	if node.Kind == yaml.AliasNode {
		return
	}
	if node.Kind == yaml.MappingNode && node.Style&yaml.FlowStyle != 0 {
		node.Content = wholeNumbers(node.Content)
	}
	for _, child := range node.Content {
		joinThousands(child)
	}
}

// wholeNumbers gives the keys and values of a map in braces with each cut number in
// one piece.
func wholeNumbers(content []*yaml.Node) []*yaml.Node {
	kept := content[:0]
	for i := 0; i+1 < len(content); i += 2 {
		key, value := content[i], content[i+1]
		kept = append(kept, key, value)
		if !plain(value) || !endsInDigit(value.Value) {
			continue
		}
		if pointed.MatchString(value.Value) && i+3 < len(content) && isKeyAlone(content[i+2], content[i+3]) && pence.MatchString(content[i+2].Value) {
			i += 2
			value.Value += "," + content[i].Value
			value.Style |= split
			continue
		}
		if !thousandsStart.MatchString(value.Value) {
			continue
		}
		for i+3 < len(content) && isGroup(content[i+2], content[i+3]) {
			i += 2
			value.Value += "," + content[i].Value
			value.Style |= split
			if !wholeGroup.MatchString(content[i].Value) {
				break
			}
		}
	}
	return kept
}

func endsInDigit(text string) bool {
	return text != "" && text[len(text)-1] >= '0' && text[len(text)-1] <= '9'
}

// isGroup reports whether a key without a value is a group of three digits.
func isGroup(key, value *yaml.Node) bool {
	return isKeyAlone(key, value) && thousandsGroup.MatchString(key.Value)
}

func isKeyAlone(key, value *yaml.Node) bool {
	return plain(key) && plain(value) && value.Value == ""
}

// plain reports whether the node is a scalar without quotes or an anchor.
func plain(node *yaml.Node) bool {
	return node.Kind == yaml.ScalarNode && node.Style == 0 && node.Anchor == ""
}
