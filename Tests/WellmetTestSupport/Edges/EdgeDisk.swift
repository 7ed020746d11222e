package import Foundation

#if canImport(Glibc)
    internal import Glibc
#endif

/// A disk that is full or read-only, for one command: a real mount that only the command and its children see.
///
/// Needs no root: without it the mount is made in a user namespace of its own.
package struct EdgeDisk: Sendable {
    /// What is wrong with the disk.
    package enum Kind: Sendable {
        /// Has room for so many kilobytes, what is copied onto it first included.
        case small(kilobytes: Int)
        /// Refuses every change, from root too.
        case readOnly
    }

    package let kind: Kind
    /// Where the command sees the disk; an existing folder, whose own content the disk hides.
    package let folder: URL
    /// A folder whose content is on the disk before the command starts.
    package let seed: URL?
    /// A folder that gets what is on the disk after the command ended.
    package let kept: URL?
    private let asRoot: Bool

    /// `asRoot` says whether the one who runs it may mount; found out when not given.
    package init(_ kind: Kind, at folder: URL, seed: URL? = nil, kept: URL? = nil, asRoot: Bool = getuid() == 0) {
        self.kind = kind
        self.folder = folder
        self.seed = seed
        self.kept = kept
        self.asRoot = asRoot
    }

    /// The exit code of the wrapped command when the disk itself could not be made.
    package static let notMade: Int32 = 97

    /// The same command with this disk in place; its exit code, output and errors stay its own.
    package func around(_ command: Command) -> Command {
        var wrapped = command
        wrapped.executable = URL(filePath: "/usr/bin/unshare")
        wrapped.arguments =
            [asRoot ? "-m" : "-rm", "/bin/sh", "-c", script, "sh", folder.path, command.executable.path] + command.arguments
        wrapped.environment["EDGE_SEED"] = seed?.path ?? ""
        wrapped.environment["EDGE_KEPT"] = kept?.path ?? ""
        return wrapped
    }

    private var script: String {
        let size =
            switch kind {
            case .small(let kilobytes): "size=\(kilobytes)k,"
            case .readOnly: ""
            }
        let lock =
            switch kind {
            case .small: ":"
            case .readOnly: "mount -o remount,bind,ro \"$disk\""
            }
        return """
            disk=$1; shift
            mount -t tmpfs -o \(size)mode=700 tmpfs "$disk" || exit \(Self.notMade)
            [ -z "$EDGE_SEED" ] || cp -a "$EDGE_SEED/." "$disk/" || exit \(Self.notMade)
            \(lock) || exit \(Self.notMade)
            "$@"
            code=$?
            [ -z "$EDGE_KEPT" ] || cp -a "$disk/." "$EDGE_KEPT/" || exit \(Self.notMade)
            exit $code
            """
    }
}
