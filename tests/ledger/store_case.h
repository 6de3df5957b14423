#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "core/errors/failure.h"
#include "ledger/store.h"
#include "tests/failure_code.h"

namespace uketsuke::ledger {

/// How an implementation of Store is opened; the contract tests run once for each.
struct StoreMaker {
  std::string name;
  std::function<std::unique_ptr<Store>(const StoreOptions&)> open;
};

/// A fresh data folder, key file and head file per test, with a clock that the test moves.
class StoreCase : public testing::Test {
 public:
  /// On a real disk only where its speed is what is measured.
  explicit StoreCase(bool on_disk = false);
  ~StoreCase() override;

 protected:
  StoreOptions options() const;
  void open();
  void reopen() { open(); }
  void advance(int seconds) { clock_.set(clock_.now() + std::chrono::seconds(seconds)); }
  virtual std::unique_ptr<Store> make(const StoreOptions& options) const { return open_store(options); }

  /// A batch with one arrival of `bytes`.
  Received receive(const std::string& bytes, const std::string& name = "scan.tif");
  /// The same, decoded into `pages` sides.
  ScanFileId decoded(const std::string& bytes, int pages);
  /// A document over the first side of a fresh one-sided file.
  DocumentId document(const std::string& bytes = "one side");
  StoredCase new_case();
  static StoredDecision decision(const FieldRef& field, const std::string& value, const std::string& actor,
                                 bool person = true);

  std::filesystem::path root_;
  FixedClock clock_;
  std::unique_ptr<Store> store_;
};

/// The contract of Store.
class StoreContract : public StoreCase, public testing::WithParamInterface<StoreMaker> {
 protected:
  void SetUp() override { open(); }
  std::unique_ptr<Store> make(const StoreOptions& options) const override { return GetParam().open(options); }
};

using test::code_of;

Bytes bytes_of(const std::string& text);
std::string text_of(const Bytes& bytes);

}  // namespace uketsuke::ledger
