#pragma once

#include <string_view>

/// Message keys of everything a rule can say; the words stand in templates/tables/findings.toml, where a test
/// and the loader look for each of them.
namespace uketsuke::validate::messages {

inline constexpr std::string_view kMyNumberDigits = "my_number.digits";
inline constexpr std::string_view kMyNumberCheckDigit = "my_number.check_digit.wrong";
inline constexpr std::string_view kInsurerNumberCheckDigit = "insurer_number.check_digit.wrong";
inline constexpr std::string_view kCorporateNumberCheckDigit = "corporate_number.check_digit.wrong";
inline constexpr std::string_view kPostalCodeDigits = "postal_code.digits";
inline constexpr std::string_view kDigitsOnly = "digits.not_digits";
inline constexpr std::string_view kDigitsTooMany = "digits.too_many";
inline constexpr std::string_view kAmountForm = "amount.not_a_number";
inline constexpr std::string_view kPhoneDigits = "phone.digits";
inline constexpr std::string_view kDateImpossible = "date.impossible";
inline constexpr std::string_view kChoiceUnknown = "choice.unknown_option";
inline constexpr std::string_view kChoiceSeveral = "choice.several";
inline constexpr std::string_view kPrivateUse = "text.private_use";
inline constexpr std::string_view kControlCharacter = "text.control";
inline constexpr std::string_view kTextTooLong = "text.too_long";
inline constexpr std::string_view kKanaCharacters = "kana.characters";
inline constexpr std::string_view kNameCharacters = "name.characters";
inline constexpr std::string_view kNameRepeated = "name.repeated";
inline constexpr std::string_view kKanaLength = "kana.length";
inline constexpr std::string_view kKanaDiffersFromName = "kana.differs_from_name";
inline constexpr std::string_view kPostalUnknown = "postal_code.unknown";
inline constexpr std::string_view kPostalOtherCity = "postal_code.other_city";
inline constexpr std::string_view kPostalOtherTown = "postal_code.other_town";
inline constexpr std::string_view kRequiredBlank = "required.blank";
inline constexpr std::string_view kRequiredUnreadable = "required.unreadable";
inline constexpr std::string_view kRequiredBlankCertificate = "required.blank_certificate";
inline constexpr std::string_view kMyNumberAbsent = "my_number.absent";
inline constexpr std::string_view kMyNumberTwice = "my_number.two_persons";
inline constexpr std::string_view kBirthAfterReceipt = "birth_date.after_receipt";
inline constexpr std::string_view kBirthTooOld = "birth_date.over_120";
inline constexpr std::string_view kBirthMeiji = "birth_date.meiji";
inline constexpr std::string_view kAge75 = "birth_date.age_75";
inline constexpr std::string_view kNotifiedLate = "deadline.late";
inline constexpr std::string_view kAcquiredInFuture = "acquired_on.future";
inline constexpr std::string_view kAcquiredFarAway = "acquired_on.far";
inline constexpr std::string_view kSubmittedAfterReceipt = "submitted_on.after_receipt";
inline constexpr std::string_view kSubmittedLongAgo = "submitted_on.old";
inline constexpr std::string_view kIssuedAfterReceipt = "certificate.issued_after_receipt";
inline constexpr std::string_view kIssuedTooOld = "certificate.too_old";
inline constexpr std::string_view kTaxBase = "tax.base";
inline constexpr std::string_view kTaxAnnual = "tax.annual";
inline constexpr std::string_view kTaxSalary = "tax.salary_order";
inline constexpr std::string_view kTaxGross = "tax.gross_order";
inline constexpr std::string_view kTaxYear = "tax.fiscal_year";
inline constexpr std::string_view kHeadCount = "juminhyo.head_count";
inline constexpr std::string_view kHeadName = "juminhyo.head_name";
inline constexpr std::string_view kPageOrder = "certificate.page_order";
inline constexpr std::string_view kPagesMissing = "certificate.pages_missing";
inline constexpr std::string_view kLossDay = "loss.not_day_after_leaving";
inline constexpr std::string_view kLossOrder = "loss.before_acquisition";
inline constexpr std::string_view kLossGap = "loss.gap";
inline constexpr std::string_view kEnrolmentEnded = "enrolment.ended";
inline constexpr std::string_view kPersonNotOnJuminhyo = "compare.person_not_on_juminhyo";
inline constexpr std::string_view kPersonNotOnForm = "compare.person_not_on_form";
inline constexpr std::string_view kCertificateOfOther = "compare.certificate_of_other";
inline constexpr std::string_view kAttachmentMissing = "attachment.missing";
inline constexpr std::string_view kAttachmentOmitted = "attachment.omitted";

/// Beginnings of the messages of a comparison; a dot and the word of the scale follow (compare.name.variant).
inline constexpr std::string_view kCompareName = "compare.name";
inline constexpr std::string_view kCompareKana = "compare.name_kana";
inline constexpr std::string_view kCompareBirth = "compare.birth_date";
inline constexpr std::string_view kCompareSex = "compare.sex";
inline constexpr std::string_view kCompareMyNumber = "compare.my_number";
inline constexpr std::string_view kCompareRelation = "compare.relation";
inline constexpr std::string_view kCompareAddress = "compare.address";
inline constexpr std::string_view kCompareLostOn = "compare.lost_on";
inline constexpr std::string_view kCompareInsurer = "compare.insurer_number";
inline constexpr std::string_view kCompareSymbol = "compare.symbol_number";

/// Every message that must have a sentence.
inline constexpr std::string_view kAll[] = {
    kMyNumberDigits,
    kMyNumberCheckDigit,
    kInsurerNumberCheckDigit,
    kCorporateNumberCheckDigit,
    kPostalCodeDigits,
    kDigitsOnly,
    kDigitsTooMany,
    kAmountForm,
    kPhoneDigits,
    kDateImpossible,
    kChoiceUnknown,
    kChoiceSeveral,
    kPrivateUse,
    kControlCharacter,
    kTextTooLong,
    kKanaCharacters,
    kNameCharacters,
    kNameRepeated,
    kKanaLength,
    kKanaDiffersFromName,
    kPostalUnknown,
    kPostalOtherCity,
    kPostalOtherTown,
    kRequiredBlank,
    kRequiredUnreadable,
    kRequiredBlankCertificate,
    kMyNumberAbsent,
    kMyNumberTwice,
    kBirthAfterReceipt,
    kBirthTooOld,
    kBirthMeiji,
    kAge75,
    kNotifiedLate,
    kAcquiredInFuture,
    kAcquiredFarAway,
    kSubmittedAfterReceipt,
    kSubmittedLongAgo,
    kIssuedAfterReceipt,
    kIssuedTooOld,
    kTaxBase,
    kTaxAnnual,
    kTaxSalary,
    kTaxGross,
    kTaxYear,
    kHeadCount,
    kHeadName,
    kPageOrder,
    kPagesMissing,
    kLossDay,
    kLossOrder,
    kLossGap,
    kEnrolmentEnded,
    kPersonNotOnJuminhyo,
    kPersonNotOnForm,
    kCertificateOfOther,
    kAttachmentMissing,
    kAttachmentOmitted,
    "compare.name.exact",
    "compare.name.key_equal",
    "compare.name.variant",
    "compare.name.partial",
    "compare.name.different",
    "compare.name_kana.exact",
    "compare.name_kana.key_equal",
    "compare.name_kana.variant",
    "compare.name_kana.partial",
    "compare.name_kana.different",
    "compare.birth_date.exact",
    "compare.birth_date.key_equal",
    "compare.birth_date.variant",
    "compare.birth_date.partial",
    "compare.birth_date.different",
    "compare.sex.exact",
    "compare.sex.key_equal",
    "compare.sex.variant",
    "compare.sex.partial",
    "compare.sex.different",
    "compare.my_number.exact",
    "compare.my_number.key_equal",
    "compare.my_number.variant",
    "compare.my_number.partial",
    "compare.my_number.different",
    "compare.relation.exact",
    "compare.relation.key_equal",
    "compare.relation.variant",
    "compare.relation.partial",
    "compare.relation.different",
    "compare.address.exact",
    "compare.address.key_equal",
    "compare.address.variant",
    "compare.address.partial",
    "compare.address.different",
    "compare.lost_on.exact",
    "compare.lost_on.key_equal",
    "compare.lost_on.variant",
    "compare.lost_on.partial",
    "compare.lost_on.different",
    "compare.insurer_number.exact",
    "compare.insurer_number.key_equal",
    "compare.insurer_number.variant",
    "compare.insurer_number.partial",
    "compare.insurer_number.different",
    "compare.symbol_number.exact",
    "compare.symbol_number.key_equal",
    "compare.symbol_number.variant",
    "compare.symbol_number.partial",
    "compare.symbol_number.different",
};

}  // namespace uketsuke::validate::messages
