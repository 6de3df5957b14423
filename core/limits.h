#pragma once

#include <cstddef>
#include <cstdint>

/// Limits on everything, in one place. Each states its unit and why it has its size.
namespace uketsuke::limits {

/// Bytes of one input file: 200 pages of A4 colour at 300 dpi in JPEG are about 150 MB.
inline constexpr std::uint64_t kMaxFileBytes = 512ULL << 20;
/// Pixels of one page: A3 at 600 dpi is 7016 × 9921 = 69.6 million and must pass, with room for the borders of a
/// larger scanner bed.
inline constexpr std::int64_t kMaxPagePixels = 120'000'000;
/// Longer side in pixels: A3 at 600 dpi is 9,921; long receipts are longer.
inline constexpr int kMaxPageSide = 30'000;
/// Shorter side in pixels under which nothing on a sheet can be read.
inline constexpr int kMinPageSide = 64;
/// Pages of one file.
inline constexpr int kMaxPagesPerFile = 2'000;
/// Address space of a decoding child, bytes: one A3 colour page at 600 dpi (209 MB) decoded twice over.
inline constexpr std::uint64_t kDecodeMemoryBytes = 1'500ULL << 20;
/// Wall time for one page of decoding, milliseconds; an A3 600 dpi LZW page takes about 2 s.
inline constexpr int kDecodePageTimeout_ms = 60'000;
/// Wall time for one page in a worker, milliseconds; a printed A4 page takes about 3 s.
inline constexpr int kPageTimeout_ms = 120'000;
/// Attempts at a page before it is parked.
inline constexpr int kMaxAttempts = 3;
/// Pages after which a worker process is replaced by a fresh one.
inline constexpr int kPagesPerWorker = 2'000;
/// Candidates kept per reading.
inline constexpr std::size_t kMaxCandidates = 8;
/// Fields of one form template.
inline constexpr std::size_t kMaxFields = 1'000;
/// Bytes of one template file.
inline constexpr std::size_t kMaxTemplateBytes = 2U << 20;
/// A review item comes back to the queue after this time without a sign of life, seconds.
inline constexpr int kReviewLease_s = 600;
/// A job comes back to the queue after this time without a heartbeat, seconds.
inline constexpr int kJobLease_s = 180;
/// Characters of one keyed value.
inline constexpr std::size_t kMaxValueChars = 400;
/// Bytes of one file of a register (台帳の取込み): the rows below, of 600 bytes each, are 120 MB.
inline constexpr std::uint64_t kMaxRegisterFileBytes = 128ULL << 20;
/// Rows (persons) of one such file: a large association insures some 200,000.
inline constexpr std::size_t kMaxRegisterRows = 250'000;
/// Columns of one such file.
inline constexpr std::size_t kMaxRegisterColumns = 200;

}  // namespace uketsuke::limits
