/// The keys, as a page and as the dialog that `?` opens.
enum KeysPage {
    static let html: HTML = """
        <!-- component: keys (a page; the script shows #keys in a dialog) -->
        <div id="keys"><h1>Keys</h1><dl class="keys"><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous</dd><dt><kbd>enter</kbd></dt><dd>open the person</dd><dt><kbd>e</kbd></dt><dd>done</dd><dt><kbd>s</kbd></dt><dd>later</dd><dt><kbd>x</kbd></dt><dd>not for this reason; on a promise: drop it; in the list of people: tick</dd><dt><kbd>p</kbd></dt><dd>pause</dd><dt><kbd>w</kbd></dt><dd>write: open the draft</dd><dt><kbd>y</kbd></dt><dd>on an old fact: still so</dd><dt><kbd>l</kbd></dt><dd>log something</dd><dt><kbd>m</kbd> <kbd>n</kbd></dt><dd>merge two people; not the same</dd><dt><kbd>z</kbd></dt><dd>undo</dd><dt><kbd>/</kbd></dt><dd>search</dd><dt><kbd>ctrl</kbd> <kbd>K</kbd></dt><dd>go anywhere, or ⌘ K</dd><dt><kbd>?</kbd></dt><dd>these keys</dd><dt><kbd>esc</kbd></dt><dd>close</dd></dl><p class="quiet small">Single keys can be switched off in <a href="/settings">Settings</a>.</p></div>
        """
}
