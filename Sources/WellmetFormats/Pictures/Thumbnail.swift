internal import CPicture
package import WellmetModel

extension Picture {
    /// A square of the picture in the size in which it is shown, as WebP, upright and without anything that a camera wrote into it.
    ///
    /// Of a picture that is no square, the middle; of a high one what is somewhat above it, where faces are.
    ///
    /// - Parameter side: in pixels; a smaller picture is not made larger.
    /// - Returns: nil when the picture cannot be decoded.
    package static func thumbnail(_ face: Face, side: Int) -> [UInt8]? {
        var pointer: UnsafeMutablePointer<UInt8>?
        var (width, height): (UInt32, UInt32) = (0, 0)
        let done = wellmet_picture_decode(
            face.kind.code, face.bytes, face.bytes.count, UInt32(side), UInt64(mostPixels(face.kind)), &pointer, &width, &height)
        guard done == 1, let pointer else { return nil }
        defer { wellmet_picture_free(pointer) }
        let turned = face.kind == .jpeg ? Orientation.of(jpeg: face.bytes) : 1
        let source = Pixels(
            UnsafeBufferPointer(start: pointer, count: Int(width) * Int(height) * 3), width: Int(width), height: Int(height), turned)
        return source.square(side: side).encoded
    }
}

/// RGB pixels and how they are to be turned.
private struct Pixels {
    let bytes: UnsafeBufferPointer<UInt8>
    let width: Int
    let height: Int
    let orientation: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, width: Int, height: Int, _ orientation: Int) {
        self.bytes = bytes
        self.width = width
        self.height = height
        self.orientation = orientation
    }

    /// As it is seen.
    private var isOnItsSide: Bool { orientation > 4 }
    private var seen: (width: Int, height: Int) { isOnItsSide ? (height, width) : (width, height) }

    /// Where a pixel that is seen at `x`, `y` stands.
    private func place(_ x: Int, _ y: Int) -> Int {
        let (column, row) =
            switch orientation {
            case 2: (width - 1 - x, y)
            case 3: (width - 1 - x, height - 1 - y)
            case 4: (x, height - 1 - y)
            case 5: (y, x)
            case 6: (y, height - 1 - x)
            case 7: (width - 1 - y, height - 1 - x)
            case 8: (width - 1 - y, x)
            default: (x, y)
            }
        return (row * width + column) * 3
    }

    func square(side wanted: Int) -> Square {
        let whole = min(seen.width, seen.height)
        let side = min(whole, wanted)
        let (left, top) = ((seen.width - whole) / 2, (seen.height - whole) / 4)
        var square = [UInt8](repeating: 0, count: side * side * 3)
        for y in 0..<side {
            let rows = (top + y * whole / side)..<(top + (y + 1) * whole / side)
            for x in 0..<side {
                let columns = (left + x * whole / side)..<(left + (x + 1) * whole / side)
                var (red, green, blue) = (0, 0, 0)
                for row in rows {
                    for column in columns {
                        let place = place(column, row)
                        red += Int(bytes[place])
                        green += Int(bytes[place + 1])
                        blue += Int(bytes[place + 2])
                    }
                }
                let (count, at) = (rows.count * columns.count, (y * side + x) * 3)
                square[at] = UInt8((red + count / 2) / count)
                square[at + 1] = UInt8((green + count / 2) / count)
                square[at + 2] = UInt8((blue + count / 2) / count)
            }
        }
        return Square(bytes: square, side: side)
    }
}

private struct Square {
    let bytes: [UInt8]
    let side: Int

    var encoded: [UInt8]? {
        var pointer: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard wellmet_picture_encode(bytes, UInt32(side), UInt32(side), 80, &pointer, &count) == 1, let pointer else { return nil }
        defer { wellmet_picture_free(pointer) }
        return Array(UnsafeBufferPointer(start: pointer, count: count))
    }
}
