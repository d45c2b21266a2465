package org.prodrome.data.format.dicom;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_JPEG2000;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.prodrome.data.FormatException;

/**
 * Decodes JPEG 2000 by FFmpeg's libavcodec where OpenJPEG is not to be had, in twice the time. It need not be there:
 * nobody else names its classes.
 */
final class Ffmpeg {
    static {
        av_log_set_level(AV_LOG_QUIET);
    }

    /** FFmpeg counts the pixels around a picture as well. */
    private static final long MARGIN = 256;

    private Ffmpeg() {}

    /** A codestream's samples as they were coded: [component][row x column]. */
    static int[][] decode(CodedFrames.Coded coded, Codestream stream) throws FormatException {
        int rows = stream.rows();
        int columns = stream.columns();
        try (PointerScope _ = new PointerScope()) {
            var codec = avcodec_find_decoder(AV_CODEC_ID_JPEG2000);
            AVCodecContext context = avcodec_alloc_context3(codec);
            AVPacket packet = av_packet_alloc();
            AVFrame frame = av_frame_alloc();
            try {
                context.thread_count(1);
                context.err_recognition(AV_EF_EXPLODE);
                context.max_pixels((rows + MARGIN) * (columns + MARGIN));
                byte[] bytes = stream.bytes();
                boolean good = avcodec_open2(context, codec, (AVDictionary) null) == 0
                        && av_new_packet(packet, bytes.length) == 0;
                if (good) {
                    packet.data().put(bytes, 0, bytes.length);
                    good = avcodec_send_packet(context, packet) == 0
                            && avcodec_send_packet(context, (AVPacket) null) == 0
                            && avcodec_receive_frame(context, frame) == 0;
                }
                if (!good || frame.width() != columns || frame.height() != rows) {
                    throw coded.bad(0, "an image of " + rows + " x " + columns, "one that does not decode");
                }
                return planes(coded, frame, stream);
            } finally {
                av_frame_free(frame);
                av_packet_free(packet);
                avcodec_free_context(context);
            }
        }
    }

    private static int[][] planes(CodedFrames.Coded coded, AVFrame frame, Codestream stream) throws FormatException {
        AVPixFmtDescriptor format = av_pix_fmt_desc_get(frame.format());
        int components = format.nb_components() & 0xff;
        if (components != stream.components()
                || (format.flags() & AV_PIX_FMT_FLAG_PAL) != 0
                || format.log2_chroma_w() != 0
                || format.log2_chroma_h() != 0) {
            throw coded.bad(0, stream.components() + " components of full resolution", components + " or others");
        }
        boolean big = (format.flags() & AV_PIX_FMT_FLAG_BE) != 0;
        int[][] planes = new int[components][];
        for (int c = 0; c < components; c++) {
            planes[c] = plane(frame, new AVComponentDescriptor(format.comp().position(c)), big);
        }
        int depth = new AVComponentDescriptor(format.comp().position(0)).depth();
        for (int[] plane : planes) {
            restore(
                    plane,
                    Math.max(0, depth - stream.precision()),
                    stream.signed() ? 1 << (stream.precision() - 1) : 0);
        }
        return planes;
    }

    /** Takes back what FFmpeg did to fit samples to its picture: moved them up, and signed ones above 0. */
    private static void restore(int[] plane, int shift, int half) {
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (plane[i] >> shift) - half;
        }
    }

    private static int[] plane(AVFrame frame, AVComponentDescriptor component, boolean big) {
        int width = frame.width();
        int[] plane = new int[width * frame.height()];
        int bytes = component.depth() > 8 ? 2 : 1;
        int stride = frame.linesize(component.plane());
        byte[] line = new byte[Math.abs(stride)];
        BytePointer data = frame.data(component.plane());
        for (int y = 0; y < frame.height(); y++) {
            data.position((long) y * stride).get(line);
            for (int x = 0; x < width; x++) {
                int at = component.offset() + x * component.step();
                int value = bytes == 1
                        ? line[at] & 0xff
                        : (line[big ? at + 1 : at] & 0xff) | (line[big ? at : at + 1] & 0xff) << 8;
                plane[y * width + x] = value >> component.shift();
            }
        }
        return plane;
    }
}
