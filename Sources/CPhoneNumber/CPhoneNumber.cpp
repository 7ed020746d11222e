#include "CPhoneNumber.h"

#include <cstring>
#include <string>

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>

using i18n::phonenumbers::NullLogger;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// The library writes to standard output unless it is told where else; made once, on the first use of any thread.
static PhoneNumberUtil &shared() {
    static PhoneNumberUtil *const util = [] {
        PhoneNumberUtil *made = PhoneNumberUtil::GetInstance();
        made->SetLogger(new NullLogger());
        return made;
    }();
    return *util;
}

static int copied(const std::string &text, char *out, size_t capacity) {
    if (text.size() + 1 > capacity) return 0;
    std::memcpy(out, text.c_str(), text.size() + 1);
    return 1;
}

static int formatted(const char *number, const char *region, PhoneNumberUtil::PhoneNumberFormat form, char *out,
                     size_t capacity) noexcept {
    try {
        const PhoneNumberUtil &util = shared();
        PhoneNumber parsed;
        if (util.Parse(number, region, &parsed) != PhoneNumberUtil::NO_PARSING_ERROR) return 0;
        if (!util.IsPossibleNumber(parsed)) return 0;
        // Without a country code the figures may be anything: only a number that the plan knows is taken for one.
        if (std::strchr(number, '+') == nullptr && !util.IsValidNumber(parsed)) return 0;
        std::string text;
        util.Format(parsed, form, &text);
        return copied(text, out, capacity);
    } catch (...) {
        return 0;
    }
}

int wellmet_phone_e164(const char *number, const char *region, char *out, size_t capacity) {
    return formatted(number, region, PhoneNumberUtil::E164, out, capacity);
}

int wellmet_phone_display(const char *number, char *out, size_t capacity) {
    return formatted(number, "ZZ", PhoneNumberUtil::INTERNATIONAL, out, capacity);
}
