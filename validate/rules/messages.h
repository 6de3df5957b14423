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
inline constexpr std::string_view kRefersElsewhere = "text.refers_elsewhere";
inline constexpr std::string_view kSaysNone = "text.says_none";
inline constexpr std::string_view kKanaCharacters = "kana.characters";
inline constexpr std::string_view kNameCharacters = "name.characters";
inline constexpr std::string_view kNameRepeated = "name.repeated";
inline constexpr std::string_view kKanaLength = "kana.length";
inline constexpr std::string_view kKanaDiffersFromName = "kana.differs_from_name";
inline constexpr std::string_view kPostalUnknown = "postal_code.unknown";
inline constexpr std::string_view kPostalOtherCity = "postal_code.other_city";
inline constexpr std::string_view kPostalOtherTown = "postal_code.other_town";
inline constexpr std::string_view kBankUnknown = "bank.unknown";
inline constexpr std::string_view kBranchUnknown = "bank.branch_unknown";
inline constexpr std::string_view kBankOtherName = "bank.other_name";
inline constexpr std::string_view kBranchOtherName = "bank.branch_other_name";
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
inline constexpr std::string_view kFormTooEarly = "form.version_too_early";
inline constexpr std::string_view kFormNoLongerTaken = "form.version_over";
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
inline constexpr std::string_view kAttachmentMissing = "attachment.missing";
inline constexpr std::string_view kAttachmentOmitted = "attachment.omitted";
inline constexpr std::string_view kKanaOverBoxes = "kana.over_boxes";
inline constexpr std::string_view kRegisterNoHousehold = "register.no_household";
inline constexpr std::string_view kRegisterAlreadyLost = "register.already_lost";
inline constexpr std::string_view kLostFarAway = "lost_on.far";
inline constexpr std::string_view kLostInFuture = "lost_on.future";
inline constexpr std::string_view kLostNotByRule = "lost_on.not_by_rule";
inline constexpr std::string_view kLostBeforeAcquired = "lost_on.before_acquired";
inline constexpr std::string_view kFamilyFollows = "loss.family_follows";
inline constexpr std::string_view kCertificatesMissing = "loss.certificates_missing";
inline constexpr std::string_view kMovedFarAway = "address.far";
inline constexpr std::string_view kMovedInFuture = "address.future";
inline constexpr std::string_view kMovedOutsideArea = "address.outside_area";
inline constexpr std::string_view kMovedToOtherCity = "address.other_city";
inline constexpr std::string_view kPartOfHouseholdMoves = "address.part_of_household";
inline constexpr std::string_view kLimitIncomeMissing = "limit.income_missing";
inline constexpr std::string_view kLimitCertificateOfOther = "limit.certificate_of_other";
inline constexpr std::string_view kCardExpired = "card.expired";
inline constexpr std::string_view kCardCodeDiffers = "card.code_differs";
inline constexpr std::string_view kLicenceCheckDigit = "card.licence_check_digit";
inline constexpr std::string_view kLicenceAsMyNumber = "card.licence_number_as_my_number";
inline constexpr std::string_view kNoticeCardName = "card.notice_card_name";
inline constexpr std::string_view kNoticeCardAddress = "card.notice_card_address";

/// Every message that code can give and must have a sentence; those of [[compare]] are held against the table where
/// they are loaded.
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
    kRefersElsewhere,
    kSaysNone,
    kKanaCharacters,
    kNameCharacters,
    kNameRepeated,
    kKanaLength,
    kKanaDiffersFromName,
    kPostalUnknown,
    kPostalOtherCity,
    kPostalOtherTown,
    kBankUnknown,
    kBranchUnknown,
    kBankOtherName,
    kBranchOtherName,
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
    kFormTooEarly,
    kFormNoLongerTaken,
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
    kAttachmentMissing,
    kAttachmentOmitted,
    kKanaOverBoxes,
    kRegisterNoHousehold,
    kRegisterAlreadyLost,
    kLostFarAway,
    kLostInFuture,
    kLostNotByRule,
    kLostBeforeAcquired,
    kFamilyFollows,
    kCertificatesMissing,
    kMovedFarAway,
    kMovedInFuture,
    kMovedOutsideArea,
    kMovedToOtherCity,
    kPartOfHouseholdMoves,
    kLimitIncomeMissing,
    kLimitCertificateOfOther,
    kCardExpired,
    kCardCodeDiffers,
    kLicenceCheckDigit,
    kLicenceAsMyNumber,
    kNoticeCardName,
    kNoticeCardAddress,
};

}  // namespace uketsuke::validate::messages
