#include "render/barcode/data_matrix.h"

namespace uketsuke::render {

void draw_data_matrix(Canvas& canvas, Rect<FormMm> square, std::string_view payload) {
  const ModuleMatrix matrix = data_matrix(payload);
  canvas.modules({square.x, square.y}, matrix, {square.w / matrix.columns, square.h / matrix.rows});
}

}  // namespace uketsuke::render
