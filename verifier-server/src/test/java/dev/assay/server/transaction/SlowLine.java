package dev.assay.server.transaction;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A line on loopback to a database, which carries its answers late or not at all. */
public final class SlowLine implements AutoCloseable {

  private final URI database;
  private final ServerSocket socket;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "slow line");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private final Object gate = new Object();
  private volatile Duration delay = Duration.ZERO;
  private volatile Traffic traffic = Traffic.FLOWS;

  private enum Traffic {
    FLOWS,
    STANDS
  }

  private enum Way {
    THERE,
    BACK
  }

  private SlowLine(URI database) throws IOException {
    this.database = database;
    this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  }

  /** A line to this database. */
  public static SlowLine to(String uri) throws IOException {
    SlowLine line = new SlowLine(URI.create(uri));
    line.begin(line::accept);
    return line;
  }

  /** The database at the other end. */
  public String uri() {
    return "postgresql://"
        + database.getRawUserInfo()
        + "@127.0.0.1:"
        + socket.getLocalPort()
        + database.getRawPath();
  }

  /** From now on each answer comes so much later. */
  public void delay(Duration later) {
    delay = later;
  }

  /** From now on nothing comes any more, though the line stands. */
  public void stall() {
    traffic = Traffic.STANDS;
  }

  /** Everything flows again, also what was held back. */
  public void flow() {
    synchronized (gate) {
      traffic = Traffic.FLOWS;
      gate.notifyAll();
    }
  }

  private interface Step {
    void take() throws IOException, InterruptedException;
  }

  /** On a thread of its own, until the line or one of its ends is closed. */
  private void begin(Step step) {
    threads.execute(
        () -> {
          try {
            step.take();
          } catch (IOException e) {
            // An end was closed, which is how it ends.
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void accept() throws IOException {
    while (!socket.isClosed()) {
      Socket near = socket.accept();
      Socket far = new Socket(database.getHost(), database.getPort());
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      open.addAll(List.of(near, far));
      begin(() -> carry(near, far, Way.THERE));
      begin(() -> carry(far, near, Way.BACK));
    }
  }

  private void carry(Socket from, Socket to, Way way) throws IOException, InterruptedException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[64 << 10];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (way == Way.BACK) {
          Thread.sleep(delay.toMillis());
        }
        awaitFlow();
        out.write(buffer, 0, read);
        out.flush();
      }
    }
  }

  private void awaitFlow() throws InterruptedException {
    synchronized (gate) {
      while (traffic == Traffic.STANDS) {
        gate.wait();
      }
    }
  }

  @Override
  public void close() throws IOException {
    flow();
    socket.close();
    for (Closeable one : open) {
      one.close();
    }
    threads.shutdownNow();
  }
}
