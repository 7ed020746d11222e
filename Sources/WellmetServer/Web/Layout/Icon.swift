/// The drawings of the rail, all by strokes of the text's colour.
enum Icon {
    static let mark: HTML = """
        <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="9" cy="12" r="6"/><circle cx="15" cy="12" r="6"/></svg>
        """
    static let today: HTML = """
        <svg viewBox="0 0 24 24" aria-hidden="true">\
        <path d="M5 9h11v5a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5zM16 10h1.500a2.5 2.5 0 0 1 0 5H16M8.5 6V4M12.5 6V4"/></svg>
        """
    static let people: HTML = """
        <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="9" cy="8.5" r="3.5"/>\
        <path d="M3 19c.5-3.5 3-5 6-5s5.5 1.5 6 5M16 5.300a3.5 3.5 0 0 1 0 6.400M17.5 14.300c2 .6 3.2 2.1 3.5 4.7"/></svg>
        """
    static let log: HTML = """
        <svg viewBox="0 0 24 24" aria-hidden="true">\
        <path d="M5 19l1-4L16.5 4.500a2.1 2.1 0 0 1 3 3L9 18zM14.5 6.500l3 3"/></svg>
        """
    static let circles: HTML = """
        <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="8.5" r="5"/><circle cx="8.5" cy="15" r="5"/><circle cx="15.5" cy="15" r="5"/></svg>
        """
    static let opportunities: HTML = """
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 20h16M12 20v-8M12 12c0-4-3-6-7-6 0 4 3 6 7 6zM12 10c0-3 2.500-5 6-5 0 3-2.500 5-6 5z"/></svg>
        """
    static let `import`: HTML = """
        <svg viewBox="0 0 24 24" aria-hidden="true">\
        <path d="M12 4v10M8 10.500l4 4 4-4M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3"/></svg>
        """
    static let more: HTML = """
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="3"/></svg>
        """
    static let keys: HTML = """
        <svg viewBox="0 0 24 24" aria-hidden="true"><rect x="3" y="6.5" width="18" height="11" rx="2"/>\
        <path d="M7 10h.01M11 10h.01M15 10h.01M8.5 14h7"/></svg>
        """
    static let history: HTML = """
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4.500 12a7.5 7.5 0 1 1 2.300 5.400M4.500 12l-1.700-2.200M4.500 12l2.300-1.700\
        M12 8v4.300l2.800 1.700"/></svg>
        """
    static let settings: HTML = """
        <svg viewBox="0 0 24 24" aria-hidden="true">\
        <path d="M4 7h9M18 7h2M4 17h3M12 17h8"/><circle cx="15.5" cy="7" r="2.3"/><circle cx="9.5" cy="17" r="2.3"/></svg>
        """
    /// A steaming cup, for pages with nothing on them.
    static let cup: HTML = """
        <svg viewBox="0 0 48 48" aria-hidden="true"><\
        path d="M10 20h23v10a10 10 0 0 1-10 10h-3a10 10 0 0 1-10-10zM33 22h3.500a5 5 0 0 1 0 10H32.800M17 14c-2-2.5 2-4.5 0-7M26 14c-2-2.5 2-4.5 0-7"/></svg>
        """
}
