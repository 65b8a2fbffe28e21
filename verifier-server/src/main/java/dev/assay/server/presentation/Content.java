package dev.assay.server.presentation;

import dev.assay.jose.Json;
import dev.assay.server.transaction.Handle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one transaction remembers. The store seals it and never looks into it.
 *
 * @param flow where the wallet is
 * @param asked what it asks, as {@link Question} has written it; once it has ended, without what
 *     only an answer needs
 * @param release who may have the result
 * @param session digest of the cookie of the browser that began; absent until it came
 * @param ended what came of it; absent before
 * @param messages what was said, for the developer of a test service; absent for a live one
 */
record Content(
    Flow flow,
    String asked,
    Release release,
    Optional<String> session,
    Optional<Ended> ended,
    Optional<Messages> messages) {

  /**
   * After all else comes what it asks, and then the result: they are long, and most of what is done
   * with a transaction needs neither. What it asks has two lines, and what comes before has one.
   */
  private static final char NEXT = '\n';

  /** Who may have the result: OpenID4VP 1.0, 14.3; HAIP 1.0, 5.1. */
  enum Release {
    /** Nobody, until the browser that began has come back. */
    HELD,
    /** The relying party, with the code that this browser has brought it. */
    WITH_CODE,
    /** The relying party. */
    FREE
  }

  /**
   * What came of a question.
   *
   * @param code that the wallet was sent back with
   * @param answer digest of the answer: whoever sends the same again has lost our reply
   * @param result what the relying party gets
   */
  record Ended(String code, String answer, Result result) {

    /** Does not show the result. */
    @Override
    public String toString() {
      return "Ended";
    }
  }

  /** That of a transaction which begins. */
  static Content of(Question question, Optional<Messages> messages) {
    Release release = question.flow() == Flow.SAME_DEVICE ? Release.HELD : Release.FREE;
    return new Content(
        question.flow(), question.json(), release, Optional.empty(), Optional.empty(), messages);
  }

  static Content read(String json) {
    int asked = json.indexOf(NEXT);
    Kept kept = Kept.read(json.substring(0, asked));
    int result = json.indexOf(NEXT, json.indexOf(NEXT, asked + 1) + 1);
    return new Content(
        Flow.valueOf(kept.text("flow")),
        json.substring(asked + 1, result < 0 ? json.length() : result),
        Release.valueOf(kept.text("release")),
        kept.optionalText("session"),
        kept.optionalText("code").map(code -> ended(code, kept, json.substring(result + 1))),
        kept.optionalObjects("messages").map(Messages::read));
  }

  private static Ended ended(String code, Kept kept, String result) {
    return new Ended(code, kept.text("answer"), Result.read(kept, result));
  }

  /** What it asks; read only here, as most of what is done with a transaction does not need it. */
  Question question() {
    return Question.read(asked, flow);
  }

  /** Whether the wallet is on the device of the browser that began. */
  boolean isSameDevice() {
    return flow == Flow.SAME_DEVICE;
  }

  String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("flow", flow.name());
    members.put("release", release.name());
    session.ifPresent(digest -> members.put("session", digest));
    ended.ifPresent(
        end -> {
          members.put("code", end.code());
          members.put("answer", end.answer());
          end.result().writeTo(members);
        });
    messages.ifPresent(said -> members.put("messages", said.json()));
    String json = Json.write(members) + NEXT + asked;
    return ended.isPresent() ? json + NEXT + ended.get().result().brief() : json;
  }

  /** The same, begun by the browser with this cookie. */
  Content begunBy(String cookie) {
    return new Content(flow, asked, release, Optional.of(Handle.digest(cookie)), ended, messages);
  }

  /** The same with what was said since, where that is kept. */
  Content told(List<Message> more) {
    return new Content(flow, asked, release, session, ended, messages.map(said -> said.and(more)));
  }

  /** Whether there is place for what is said before the answer. */
  boolean hasPlaceToTell() {
    return messages.filter(said -> !said.isFull()).isPresent();
  }

  /** The same with its end, for these to have. */
  Content ended(Ended end, Release to) {
    return new Content(flow, Question.answered(asked), to, session, Optional.of(end), messages);
  }

  /** The same, for whoever brings the code. */
  Content broughtBack() {
    return new Content(flow, asked, Release.WITH_CODE, session, ended, messages);
  }

  /** Whether this is the cookie of the browser that began. */
  boolean isBegunBy(Optional<String> cookie) {
    return session.isPresent()
        && cookie.filter(one -> Handle.isSame(session.get(), Handle.digest(one))).isPresent();
  }

  /** Whether this is the code that the wallet was sent back with. */
  boolean hasCode(Optional<String> code) {
    return ended.isPresent()
        && code.filter(one -> Handle.isSame(ended.get().code(), one)).isPresent();
  }

  /** Does not show what it remembers. */
  @Override
  public String toString() {
    return "Content";
  }
}
