#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tools/page_maker/documents/paper.h"
#include "tools/page_maker/people/household.h"

namespace uketsuke::page_maker {

/// What a certificate says about whom.
struct DocumentFacts {
  const Household& home;
  const Person& person;  ///< whom the certificate is about (住民票: ignored)
  Date issued_on{};
};

/// A drawn sheet before it is scanned.
struct DrawnSheet {
  Image image;
  Size<FormMm> size;
  std::vector<TruthField> truth;
};

/// Each draws the sheets of one certificate in one of its offices' layouts, by chance.
std::vector<DrawnSheet> draw_juminhyo(const DocumentFacts& facts, double dpi, Random random);
std::vector<DrawnSheet> draw_kazei(const DocumentFacts& facts, double dpi, Random random);
std::vector<DrawnSheet> draw_zaigaku(const DocumentFacts& facts, double dpi, Random random);
std::vector<DrawnSheet> draw_soshitsu(const DocumentFacts& facts, double dpi, Random random);

/// A certificate to be made.
struct DocumentOrder {
  std::string kind;        ///< juminhyo, kazei_shomeisho, zaigaku_shomeisho, soshitsu_shomeisho
  std::size_t person = 0;  ///< 0 the member, 1… the family
  std::uint64_t seed = 1;
  std::string level = "clean";
  Damage damage;
  int layout = -1;  ///< −1: one of the usual layouts by chance; from 0: of other_offices.h
};

/// The scanned sheets of a certificate about a household, each with its truth. Deterministic in (household, order).
/// Throws Failure E-INPUT-VALUE for another kind.
std::vector<MadePage> make_document(const Household& home, Date issued_on, const DocumentOrder& order);

/// Which certificates a household sends along: 住民票, 資格喪失証明書 where it left another insurance, 課税証明書 for
/// each who earns, 在学証明書 for each student living elsewhere.
std::vector<DocumentOrder> attachments_of(const Household& home);

}  // namespace uketsuke::page_maker
