import { Loader } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router-dom";
import { Rail } from "./layout/Rail";
import { AccessPage } from "./pages/access/AccessPage";
import { BatchPage } from "./pages/batches/BatchPage";
import { BatchesPage } from "./pages/batches/BatchesPage";
import { CasesPage } from "./pages/cases/CasesPage";
import { HouseholdPage } from "./pages/households/HouseholdPage";
import { HouseholdsPage } from "./pages/households/HouseholdsPage";
import { KeyingListPage } from "./pages/keying/KeyingListPage";
import { NumberCheckPage } from "./pages/number/NumberCheckPage";
import { MailingPage } from "./pages/mailings/MailingPage";
import { MailingsPage } from "./pages/mailings/MailingsPage";
import { NoticesPage } from "./pages/notices/NoticesPage";
import { SearchPage } from "./pages/search/SearchPage";
import { SettingsPage } from "./pages/settings/SettingsPage";
import { StatusPage } from "./pages/status/StatusPage";
import { UsersPage } from "./pages/users/UsersPage";
import { PasswordPage } from "./session/PasswordPage";
import { useSession } from "./session/SessionContext";
import { SignInPage } from "./session/SignInPage";
import { mayOpen } from "./domain/words";

// The pages with the picture viewer come in their own files.
const ReviewPage = lazy(() => import("./pages/review/ReviewPage"));
const CasePage = lazy(() => import("./pages/cases/CasePage"));
const KeyingPage = lazy(() => import("./pages/keying/KeyingPage"));
const EnvelopePage = lazy(() => import("./pages/envelopes/EnvelopePage"));
const SidePage = lazy(() => import("./pages/side/SidePage"));

function Waiting() {
  return (
    <div className="empty" style={{ height: "100%" }}>
      <Loader size="sm" />
    </div>
  );
}

export function App() {
  const { session, loading } = useSession();
  if (loading) return <Waiting />;
  if (!session) return <SignInPage />;
  if (session.must_change_password) return <PasswordPage />;
  const roles = session.user.roles;
  const home = mayOpen(roles, "review") ? "/review" : mayOpen(roles, "cases") ? "/cases" : mayOpen(roles, "notices") ? "/notices" : "/search";
  return (
    <Routes>
      <Route path="/password" element={<PasswordPage />} />
      <Route
        path="*"
        element={
          <div className="shell">
            <Rail roles={roles} />
            <Suspense fallback={<Waiting />}>
              <Routes>
                <Route path="/batches" element={<BatchesPage />} />
                <Route path="/batches/:batchId" element={<BatchPage />} />
                <Route path="/batches/:batchId/envelope" element={<EnvelopePage />} />
                <Route path="/search" element={<SearchPage />} />
                <Route path="/review" element={<ReviewPage />} />
                <Route path="/cases" element={<CasesPage />} />
                <Route path="/cases/:caseId" element={<CasePage />} />
                <Route path="/households" element={<HouseholdsPage />} />
                <Route path="/households/:householdId" element={<HouseholdPage />} />
                <Route path="/keying" element={<KeyingListPage />} />
                <Route path="/keying/:documentId" element={<KeyingPage />} />
                <Route path="/number-check/:documentId/:fieldId/:row" element={<NumberCheckPage />} />
                <Route path="/pages/:pageId" element={<SidePage />} />
                <Route path="/notices" element={<NoticesPage />} />
                <Route path="/mailings" element={<MailingsPage />} />
                <Route path="/mailings/:mailingId" element={<MailingPage />} />
                <Route path="/settings" element={<SettingsPage />} />
                <Route path="/users" element={<UsersPage />} />
                <Route path="/access" element={<AccessPage />} />
                <Route path="/status" element={<StatusPage />} />
                <Route path="*" element={<Navigate to={home} replace />} />
              </Routes>
            </Suspense>
          </div>
        }
      />
    </Routes>
  );
}
