#include "pipeline/page/masking_sink.h"

#include "pipeline/values/masking.h"

namespace uketsuke::pipeline {

void MaskingSink::picture(int step, std::string_view name, const ImageView& image) {
  if (wanted()) held_.push_back({step, std::string(name), Image::copy_of(image)});
}

void MaskingSink::release(const PageOutcome& page, const std::vector<Rect<CleanPx>>& places) {
  const bool known = page.status == SideStatus::Read || page.status == SideStatus::Blank ||
                     page.status == SideStatus::Separator || page.status == SideStatus::Header;
  for (Held& held : held_) {
    const bool clean =
        held.image.width() == page.details.clean_width_px && held.image.height() == page.details.clean_height_px;
    const bool scan = held.image.width() == page.scan_width_px && held.image.height() == page.scan_height_px;
    if (!known || (!clean && !scan)) continue;
    for (const Rect<CleanPx>& place : places) {
      const Rect<ScanPx> there = page.details.to_scan(place);
      paint_over(held.image, clean ? place : Rect<CleanPx>{there.x, there.y, there.w, there.h});
    }
    to_.picture(held.step, held.name, held.image);
  }
  held_.clear();
}

}  // namespace uketsuke::pipeline
