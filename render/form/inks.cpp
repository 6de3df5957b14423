#include "render/form/inks.h"

#include <string>

namespace uketsuke::render {
namespace {

// Weak enough that a grey scanner's paper threshold takes it for paper (luma 0.94), strong enough to guide
// the eye.
constexpr double kTint = 0.16;
constexpr Colour kOfficeTint{0.92, 0.92, 0.92};

double part(const std::string& rgb, std::size_t at) { return std::stoi(rgb.substr(at, 2), nullptr, 16) / 255.0; }

double tinted(double channel) { return 1 - kTint * (1 - channel); }

}  // namespace

Inks inks_of(const FormTemplate& form) {
  const Colour ink{part(form.dropout_rgb, 1), part(form.dropout_rgb, 3), part(form.dropout_rgb, 5)};
  return {ink, {tinted(ink.r), tinted(ink.g), tinted(ink.b)}, kOfficeTint};
}

Colour line_colour(const Inks& inks, std::string_view ink) { return ink == "dropout" ? inks.dropout : kBlack; }

Colour fill_colour(const Inks& inks, std::string_view fill) {
  return fill == "grey_pale" ? inks.grey_pale : inks.dropout_pale;
}

}  // namespace uketsuke::render
