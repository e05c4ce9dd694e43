package dgcheck.lib.unread_test

import data.dgcheck.lib.unread

# with_file adds a file that could not be read to a document, or makes one of its files unread.
with_file(document, path) := object.union(document, {"files": array.concat(
	[file | some file in document.files; file.path != path],
	[{"path": path, "read": false, "holds": {}}],
)})

test_an_entry_is_unreadable_where_it_or_one_of_some_keys_is if {
	found := [
		{"kind": "shape", "at": ["outcomes", 0], "hides": []},
		{"kind": "shape", "at": ["outcomes", 1, "titel"], "hides": ["outcomes", 1, "title"]},
		{"kind": "shape", "at": ["outcomes", 2, "owner"], "hides": []},
		{"kind": "placeholder", "at": ["outcomes", 3, "title"], "hides": []},
		{"kind": "shape", "at": ["services", 4], "hides": []},
		{"kind": "shape", "at": ["outcomes"], "hides": []},
	]
	unread.entries("outcomes", {"title", "status"}) == {0, 1} with input.faults as found
	unread.keys("outcomes") == {[1, "titel"], [1, "title"], [2, "owner"]} with input.faults as found
}
