package yamltext

import (
	"regexp"

	"gopkg.in/yaml.v3"
)

// split marks a scalar that joinThousands has put together. It is a bit that yaml.v3
// does not use for its styles.
const split yaml.Style = 1 << 16

// Split reports whether commas in braces had cut the scalar into a value and one or
// more keys: YAML reads `{forecast: 120,000}` as forecast 120 and a key 000. Text then
// returns the whole number as it was written.
func (n Node) Split() bool { return n.node.Style&split != 0 }

// Flow reports whether a list or map is written in brackets or braces.
func (n Node) Flow() bool { return n.node.Style&yaml.FlowStyle != 0 }

var (
	// thousandsStart matches a number up to its first comma, with a sign, a bracket or
	// a currency in front.
	thousandsStart = regexp.MustCompile(`^[-−+(]*\s*£?\s*[-−+]?\d{1,3}$`)
	// thousandsGroup matches three digits after a comma. Pence and a closing bracket
	// may follow, where the number ends.
	thousandsGroup = regexp.MustCompile(`^\d{3}(\.\d+)?\)?$`)
	// pointed matches a number with points between thousands, such as 1.200. pence
	// matches the digits after the comma of such a number.
	pointed = regexp.MustCompile(`^[-−+(]*\s*£?\s*[-−+]?\d{1,3}(\.\d{3})+$`)
	pence   = regexp.MustCompile(`^\d{1,2}\)?$`)
	// wholeGroup matches three digits with nothing after them, so that the number may
	// go on after another comma.
	wholeGroup = regexp.MustCompile(`^\d{3}$`)
)

// joinThousands puts the numbers together that commas in braces have cut.
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

// wholeNumbers returns the keys and values of a map in braces, with each cut number as
// one value.
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

// isGroup reports whether a key has no value and consists of the digits of a number
// after a comma.
func isGroup(key, value *yaml.Node) bool {
	return isKeyAlone(key, value) && thousandsGroup.MatchString(key.Value)
}

func isKeyAlone(key, value *yaml.Node) bool {
	return plain(key) && plain(value) && value.Value == ""
}

// plain reports whether the node is a scalar that has neither quotes nor an anchor.
func plain(node *yaml.Node) bool {
	return node.Kind == yaml.ScalarNode && node.Style == 0 && node.Anchor == ""
}
