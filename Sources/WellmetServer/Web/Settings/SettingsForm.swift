internal import Foundation
internal import WellmetModel

/// What the form of the settings says, checked field by field.
enum SettingsForm {
    /// - Throws: `FormErrors` with each field that cannot be so.
    static func settings(_ form: FormBody, from old: Settings) throws(FormErrors) -> Settings {
        var settings = old
        var errors: [FieldError] = []
        settings.name = form["name"]
        if settings.name.count > 100 { errors.append(FieldError(field: "name", message: "A name may have up to 100 characters")) }
        settings.region = form["region"].uppercased()
        if !Settings.isRegion(settings.region) {
            errors.append(FieldError(field: "region", message: "Write the country as two letters, such as DE or US"))
        }
        settings.zone = form["zone"]
        if TimeZone(identifier: settings.zone) == nil {
            errors.append(FieldError(field: "zone", message: "Choose a time zone from the list"))
        }
        let (starts, ends) = (Int(form["starts"]), Int(form["ends"]))
        if let starts, let ends, (0...23).contains(starts), (1...24).contains(ends), starts < ends {
            (settings.dayStarts, settings.dayEnds) = (starts, ends)
        } else {
            errors.append(FieldError(field: "ends", message: "The day has to end after it starts"))
        }
        if let capacity = Int(form["capacity"]), (0...50).contains(capacity) {
            settings.capacity = capacity
        } else {
            errors.append(FieldError(field: "capacity", message: "Write a number from 0 to 50"))
        }
        settings.singleKeys = form.has("keys")
        settings.theme = Settings.Theme(rawValue: form["theme"]) ?? .device
        if !errors.isEmpty { throw FormErrors(errors) }
        return settings
    }
}
